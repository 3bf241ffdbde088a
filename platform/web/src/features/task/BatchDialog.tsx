import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

export type BatchAction = 'claim' | 'approve';

interface Props {
  count: number;
  onClose: () => void;
  onDone: (opinion: string) => void;
}

/** What may be said when many tasks are approved together. */
export function BatchDialog({ count, onClose, onDone }: Props) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const [form] = Form.useForm<{ opinion?: string }>();
  return (
    <Modal
      open
      title={`${t('batch.approve')} · ${t('batch.selected', { count })}`}
      okText={t('batch.approve')}
      cancelText={common('cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ opinion = '' }) => onDone(opinion.trim())}>
        <Form.Item name="opinion" label={t('batch.opinion')}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
