import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '@/lib/i18n';
import type { Count } from '@/lib/query';
import { words } from '@/lib/words';
import type { Action, ViewScreen } from '../api';
import styles from '../ListTools.module.css';
import { startBatch } from './api';
import { WhichRows } from './WhichRows';

interface Props {
  screen: ViewScreen;
  deed: 'delete' | Action;
  chosen: string[];
  count: Count | null | undefined;
  parameters: Record<string, string[]>;
  onClose: () => void;
}

/** Deletes many records, or starts a process on each: tried first, and what becomes of each is told. */
export function DeedDialog({ screen, deed, chosen, count, parameters, onClose }: Props) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const [all, setAll] = useState(chosen.length === 0);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [running, setRunning] = useState(false);
  const deletes = deed === 'delete';
  const action = deletes ? '' : label(deed.label);
  const kind = deletes ? 'delete' : 'start';
  const start = async () => {
    setRunning(true);
    try {
      const batch = await startBatch({
        view: screen.view,
        parameters,
        ids: all ? null : chosen,
        values: {},
        reason: reason.trim(),
        action: deletes ? 'delete' : deed.action,
      });
      void navigate(`/record-batches/${batch.id}`);
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={t(`batch.kinds.${kind}.open`, { action })}
      okText={t('batch.try')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: deletes && reason.trim() === '', loading: running }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t(`batch.kinds.${kind}.what`)}</p>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        <WhichRows all={all} chosen={chosen.length} count={count} onChange={setAll} />
        {deletes && (
          <Input.TextArea
            rows={2}
            maxLength={500}
            aria-label={t('batch.kinds.delete.reason')}
            placeholder={t('batch.kinds.delete.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </div>
    </Modal>
  );
}
