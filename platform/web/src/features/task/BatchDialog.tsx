import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '@/components/PersonSelect';

export type BatchAction = 'claim' | 'approve' | 'transfer' | 'urge';

export interface BatchWords {
  to: string;
  reason: string;
}

interface Props {
  action: BatchAction;
  count: number;
  onClose: () => void;
  onDone: (words: BatchWords) => void;
}

/** What has to be said before the same is done to many tasks. */
export function BatchDialog({ action, count, onClose, onDone }: Props) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const [form] = Form.useForm<BatchWords>();
  const required = { required: true, whitespace: true, message: t('batch.required') };
  const approving = action === 'approve';
  return (
    <Modal
      open
      title={`${t(`batch.${action}`)} · ${t('batch.selected', { count })}`}
      okText={t(`batch.${action}`)}
      cancelText={common('cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ to = '', reason = '' }) => onDone({ to, reason: reason.trim() })}
      >
        {action === 'transfer' && (
          <Form.Item name="to" label={t('batch.to')} rules={[required]}>
            <PersonSelect autoFocus />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t(approving ? 'batch.opinion' : 'batch.reason')}
          rules={approving ? [] : [required]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
