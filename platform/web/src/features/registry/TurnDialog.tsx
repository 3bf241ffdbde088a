import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { turnRecord, type FullRecord } from './api';

interface Props {
  record: FullRecord;
  status: { code: string; label: string };
  onClose: () => void;
}

/** Gives a record another status by hand. */
export function TurnDialog({ record, status, onClose }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const turn = async () => {
    setRunning(true);
    try {
      const turned = await turnRecord(record.registry, record.id, record.version, status.code, reason.trim());
      client.setQueryData(['record', record.registry, record.id], turned);
      message.success(t('turn.done', { title: record.title, status: status.label }));
      onClose();
      await client.invalidateQueries({ queryKey: ['record', record.registry, record.id] });
      await client.invalidateQueries({ queryKey: ['rows'] });
    } catch (failure) {
      message.error(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={t('turn.title', { title: record.title, status: status.label })}
      okText={common('confirm')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: running }}
      onOk={() => void turn()}
      onCancel={onClose}
    >
      <Input.TextArea
        autoFocus
        aria-label={t('turn.reason')}
        placeholder={t('turn.reason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
