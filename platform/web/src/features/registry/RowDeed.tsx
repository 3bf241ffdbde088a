import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRecord, useRegistry, type FullRecord } from './api';
import { RemoveDialog } from './RemoveDialog';
import { TurnDialog } from './TurnDialog';
import styles from './ListTools.module.css';

interface Props {
  registry: string;
  id: string;
  deed: 'status' | 'delete';
  onClose: () => void;
}

/** What is done with a row of a list, once its record is known with what this person may do with it. */
export function RowDeed({ registry, id, deed, onClose }: Props) {
  const { t } = useTranslation('registry');
  const found = useRecord(registry, id);
  const record = found.data;
  if (!record)
    return (
      <Modal open footer={null} onCancel={onClose}>
        {found.isError ? (
          <Failure error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Waiting lines={3} />
        )}
      </Modal>
    );
  if (deed === 'status' && record.following?.length) return <Turns record={record} onClose={onClose} />;
  if (deed === 'delete' && record.rights?.delete)
    return <RemoveDialog record={record} onClose={onClose} onDone={onClose} />;
  return (
    <Modal open title={record.title} footer={null} onCancel={onClose}>
      <Alert type="info" showIcon title={t('notHere')} />
    </Modal>
  );
}

/** Which of the statuses that may follow. */
function Turns({ record, onClose }: { record: FullRecord; onClose: () => void }) {
  const { t } = useTranslation('registry');
  const label = useLabel();
  const [status, setStatus] = useState<{ code: string; label: string }>();
  const following = (useRegistry(record.registry).data?.statuses ?? []).filter((one) =>
    record.following?.includes(one.code),
  );
  if (status) return <TurnDialog record={record} status={status} onClose={onClose} />;
  return (
    <Modal open title={`${t('turn.open')} · ${record.title}`} footer={null} onCancel={onClose}>
      <div className={styles.fields}>
        {following.map((one) => (
          <Button key={one.code} onClick={() => setStatus({ code: one.code, label: label(one.label) })}>
            {label(one.label)}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
