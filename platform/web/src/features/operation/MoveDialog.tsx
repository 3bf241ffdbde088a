import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
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
  const send = useOrder(1, onClose);
  const here = detail.steps.filter((step) => step.endedAt === null);
  const required = [{ required: true, message: t('action.needed') }];
  return (
    <FormDialog<Values>
      title={t('action.moveTitle')}
      ok={t('batch.move')}
      danger
      width={460}
      text={t('action.moveText')}
      requiredMark={false}
      initial={{ from: here.length === 1 ? here.map((step) => step.key) : [] }}
      onSubmit={(values) => send({ action: 'move', instances: [detail.instance.id], ...values })}
      onClose={onClose}
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
    </FormDialog>
  );
}
