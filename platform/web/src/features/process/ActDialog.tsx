import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomKey } from '@/lib/key';
import { words } from '@/lib/words';
import { act, type Act, type Offer } from './acts';

interface Props {
  id: string;
  what: Act;
  steps: Offer['jump'];
  onClose: () => void;
}

/** Says what will happen and asks why. */
export function ActDialog({ id, what, steps, onClose }: Props) {
  const { t } = useTranslation('process');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useRef(randomKey());
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<string>();
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = async () => {
    setRunning(true);
    try {
      await act(id, what, { reason: reason.trim(), to }, key.current);
      message.success(t('act.done', { act: t(`act.${what}`) }));
      onClose();
      for (const queryKey of [['instance'], ['instances'], ['task'], ['tasks'], ['record'], ['home']]) {
        void client.invalidateQueries({ queryKey });
      }
    } catch (failure) {
      key.current = randomKey();
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={t(`act.${what}`)}
      okText={t(`act.${what}`)}
      cancelText={common('cancel')}
      okButtonProps={{
        danger: what !== 'jump',
        disabled: reason.trim() === '' || (what === 'jump' && !to),
        loading: running,
      }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t(`act.${what}Help`)}</p>
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} style={{ marginBottom: 12 }} />}
      {what === 'jump' && (
        <Select
          style={{ width: '100%', marginBottom: 12 }}
          aria-label={t('act.target')}
          placeholder={t('act.target')}
          value={to}
          onChange={setTo}
          options={steps.map((step) => ({ value: step.elementId, label: step.name }))}
        />
      )}
      <Input.TextArea
        aria-label={t('act.reason')}
        placeholder={t('act.reason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
