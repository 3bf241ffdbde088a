import { Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from './api';
import { ReasonItem } from './ReasonItem';
import { useOrder } from './useOrder';

interface Values {
  from: string[];
  to: string;
  reason: string;
}

/** Moves tokens by hand to where the model would not have led. */
export function MoveDialog({ detail, onClose }: { detail: InstanceDetail; onClose: () => void }) {
  const { t } = useTranslation('operation');
  const { t: common } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { busy, send } = useOrder(1, onClose);
  const here = detail.steps.filter((step) => step.endedAt === null);
  const required = [{ required: true, message: t('action.needed') }];
  return (
    <Modal
      open
      title={t('action.moveTitle')}
      okText={t('batch.move')}
      okButtonProps={{ danger: true }}
      cancelText={common('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={460}
    >
      <p style={{ marginBottom: 12 }}>{t('action.moveText')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: here.length === 1 ? [here[0]?.key] : [] }}
        onFinish={(values) => void send({ action: 'move', instances: [detail.instance.id], ...values })}
      >
        <Form.Item name="from" label={t('action.from')} rules={required}>
          <Select mode="multiple" options={here.map((step) => ({ value: step.key, label: step.name }))} />
        </Form.Item>
        <Form.Item name="to" label={t('action.to')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={detail.places.map((place) => ({ value: place.id, label: place.name }))}
          />
        </Form.Item>
        <ReasonItem />
      </Form>
    </Modal>
  );
}
