import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { extend, pause, resume, type ClockDetail, type Unit } from './api';
import { TextDialog } from './TextDialog';

export type ClockDeed = 'pause' | 'resume' | 'extend';

interface Fields {
  reason?: string;
  amount?: number;
  note?: string;
}

interface Props {
  deed: ClockDeed;
  clock: ClockDetail;
  onDone: () => Promise<void>;
  onClose: () => void;
}

/** Asks what a pause, its end or an extension needs. */
export function ClockDialog({ deed, clock, onDone, onClose }: Props) {
  const { t } = useTranslation('deadline');
  const label = useLabel();
  const unit = t(`unit.${clock.explanation.unit}`);
  const { pausing, extending, asks } = clock;
  /** `30 D` as people say it. */
  const period = (text: string) => {
    const [amount, of] = text.split(' ');
    return `${amount} ${t(`unit.${of as Unit}`)}`;
  };
  const send = async ({ reason = '', amount = 1, note = '' }: Fields) => {
    if (deed === 'pause') await pause(clock.id, reason, note);
    else if (deed === 'resume') await resume(clock.id, note);
    else await extend(clock.id, amount, note);
    await onDone();
  };
  const title = deed === 'extend' && asks ? 'clock.askTitle' : (`clock.${deed}Title` as const);
  return (
    <TextDialog<Fields>
      title={t(title)}
      ok={t(title)}
      name="note"
      label={t(deed === 'pause' ? 'clock.note' : 'clock.reason')}
      required={deed !== 'pause'}
      initial={{ reason: pausing?.reasons[0]?.code, amount: 1 }}
      below={
        deed === 'pause' && pausing?.limit ? t('clock.limit', { limit: period(pausing.limit) }) : undefined
      }
      onSubmit={send}
      onClose={onClose}
    >
      {deed === 'pause' && (
        <Form.Item name="reason" label={t('clock.pauseReason')}>
          <Select
            options={pausing?.reasons.map((reason) => ({ value: reason.code, label: label(reason.label) }))}
          />
        </Form.Item>
      )}
      {deed === 'extend' && extending && (
        <Form.Item
          name="amount"
          label={t('clock.amount', { unit })}
          extra={t('clock.most', { amount: extending.amount, unit, left: extending.left })}
        >
          <InputNumber min={1} max={extending.amount} precision={0} />
        </Form.Item>
      )}
    </TextDialog>
  );
}
