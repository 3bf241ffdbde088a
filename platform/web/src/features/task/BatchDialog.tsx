import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  onDone: (said: Said) => void;
}

/** What is said once for many tasks: to whom, and why. */
export function BatchDialog({ action, count, onClose, onDone }: Props) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const [form] = Form.useForm<{ reason?: string }>();
  const [people, setPeople] = useState<string[]>([]);
  const transfers = action === 'transfer';
  return (
    <Modal
      open
      title={`${t(`batch.${action}`)} · ${t('batch.selected', { count })}`}
      okText={t(`batch.${action}`)}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: transfers && people.length === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason = '' }) => onDone({ people, reason: reason.trim() })}
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
      </Form>
    </Modal>
  );
}
