import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { RecordStatus } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { restoreRecord, usePast, useRegistry, type FullRecord } from './api';
import { RecordFields } from './RecordFields';
import styles from './History.module.css';

interface Props {
  record: FullRecord;
  version: number;
  onClose: () => void;
}

/** A record as it was, and the way back to it. */
export function PastDialog({ record, version, onClose }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const past = usePast(record.registry, record.id, version);
  const statuses = useRegistry(record.registry).data?.statuses;
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const restore = async () => {
    setRunning(true);
    try {
      const restored = await restoreRecord(record, version, reason.trim());
      client.setQueryData(['record', record.registry, record.id], restored);
      message.success(t('past.restored', { version }));
      onClose();
      await client.invalidateQueries({ queryKey: ['record', record.registry, record.id] });
      await client.invalidateQueries({ queryKey: ['rows'] });
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      width={860}
      title={t('past.title', { version })}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {common('close')}
        </Button>,
        record.rights?.change && (
          <Button key="restore" type="primary" loading={running} onClick={() => void restore()}>
            {t('past.restore')}
          </Button>
        ),
      ]}
    >
      {past.isPending && <Waiting />}
      {past.isError && <Failure error={past.error} retry={() => void past.refetch()} />}
      {past.data && (
        <div className={styles.past}>
          {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
          <div>
            <RecordStatus statuses={statuses} code={past.data.status} />
          </div>
          <RecordFields record={past.data} />
          {record.rights?.change && (
            <Input.TextArea
              aria-label={t('past.reason')}
              placeholder={t('past.reason')}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </div>
      )}
    </Modal>
  );
}
