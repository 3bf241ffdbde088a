import { Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonItem } from './ReasonItem';
import { named, type Targets } from './targets';
import { useOrder } from './useOrder';

interface Props {
  action: 'retry' | 'cancel';
  targets: Targets;
  onClose: () => void;
  onOrdered?: () => void;
}

export function OrderDialog({ action, targets, onClose, onOrdered }: Props) {
  const { t } = useTranslation('operation');
  const { t: common } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const { busy, send } = useOrder(targets.count, () => {
    onClose();
    onOrdered?.();
  });
  return (
    <Modal
      open
      title={t(`action.${action}Title`, { count: targets.count })}
      okText={t(`action.${action}`)}
      okButtonProps={{ danger: action === 'cancel' }}
      cancelText={common('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={460}
    >
      <p style={{ marginBottom: 12 }}>{t(`action.${action}Text`)}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => void send({ action, reason, ...named(targets) })}
      >
        <ReasonItem />
      </Form>
    </Modal>
  );
}
