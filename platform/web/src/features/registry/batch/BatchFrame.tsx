import { Alert, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Count } from '@/lib/query';
import { words } from '@/lib/words';
import type { ViewScreen } from '../api';
import styles from '../ListTools.module.css';
import { startBatch, type BatchKind } from './api';
import { WhichRows } from './WhichRows';

/** Of the list in which something is done with many records. */
export interface Listed {
  screen: ViewScreen;
  /** Records chosen one by one; none: all that the list finds. */
  chosen: string[];
  /** How many the list finds. */
  count: Count | null | undefined;
  parameters: Record<string, string[]>;
  onClose: () => void;
}

interface Props extends Listed {
  kind: BatchKind;
  title: string;
  /** Whether what else there is to say has been said. */
  complete: boolean;
  /** Whether it has to be said why. */
  reasoned: boolean;
  values?: Record<string, unknown>;
  action?: string;
  children?: ReactNode;
}

/** Asks which records and why, and has it tried: what becomes of each is told before anything changes. */
export function BatchFrame({ screen, chosen, count, parameters, onClose, ...props }: Props) {
  const { kind, title, complete, reasoned, values = {}, action, children } = props;
  const { t } = useTranslation('recordBatch');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const [all, setAll] = useState(chosen.length === 0);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [running, setRunning] = useState(false);
  const start = async () => {
    setRunning(true);
    try {
      const batch = await startBatch({
        view: screen.view,
        parameters,
        ids: all ? null : chosen,
        values,
        reason: reason.trim(),
        ...(action && { action }),
      });
      void navigate(`/record-batches/${batch.id}`);
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  const why = t(`kinds.${kind === 'start' ? 'change' : kind}.reason`);
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={t('try')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: !complete || (reasoned && reason.trim() === ''), loading: running }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t(`kinds.${kind}.what`)}</p>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        <WhichRows all={all} chosen={chosen.length} count={count} onChange={setAll} />
        {children}
        {reasoned && (
          <Input.TextArea
            rows={2}
            maxLength={500}
            aria-label={why}
            placeholder={why}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </div>
    </Modal>
  );
}
