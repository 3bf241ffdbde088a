import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import type { BatchAction, Said } from './batch';
import { PeoplePicker } from './PeoplePicker';

/** Accepting asks for nothing. */
const labels = {
  claim: 'deed.reasonOptional',
  approve: 'batch.opinion',
  transfer: 'batch.reason',
  urge: 'deed.reasonOptional',
} as const satisfies Record<BatchAction, string>;

interface Props {
  action: BatchAction;
  count: number;
  onClose: () => void;
  onDone: (said: Said) => Promise<unknown>;
}

/** What is said once for many tasks: to whom, and why. */
export function BatchDialog({ action, count, onClose, onDone }: Props) {
  const { t } = useTranslation('task');
  const [people, setPeople] = useState<string[]>([]);
  const transfers = action === 'transfer';
  return (
    <FormDialog<{ reason?: string }>
      title={`${t(`batch.${action}`)} · ${t('batch.selected', { count })}`}
      ok={t(`batch.${action}`)}
      disabled={transfers && people.length === 0}
      onSubmit={({ reason = '' }) => onDone({ people, reason: reason.trim() })}
      onClose={onClose}
    >
      {transfers && (
        <Form.Item label={t('deed.people')}>
          <PeoplePicker label={t('deed.people')} multiple={false} value={people} onChange={setPeople} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t(labels[action])}
        rules={[{ required: transfers, whitespace: true, message: t('batch.reasonMissing') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
