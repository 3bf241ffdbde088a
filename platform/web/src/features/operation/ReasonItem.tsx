import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Whatever an operator does has a reason that others can read later. */
export function ReasonItem() {
  const { t } = useTranslation('operation');
  return (
    <Form.Item
      name="reason"
      label={t('action.reason')}
      rules={[{ required: true, whitespace: true, message: t('action.reasonNeeded') }]}
    >
      <Input.TextArea rows={3} maxLength={500} placeholder={t('action.reasonHint')} />
    </Form.Item>
  );
}
