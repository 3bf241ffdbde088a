import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { changeOwnPassword } from './api';

interface Values {
  current: string;
  replacement: string;
  repeat: string;
}

/** One's own password, with the current one as proof. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { message } = App.useApp();
  const required = { required: true, message: t('password.required') };
  const change = async ({ current, replacement }: Values) => {
    await changeOwnPassword(current, replacement);
    message.success(t('password.done'));
    onClose();
  };
  return (
    <FormDialog
      title={t('password.title')}
      ok={t('password.submit')}
      width={420}
      requiredMark={false}
      onSubmit={change}
      onClose={onClose}
    >
      <Form.Item name="current" label={t('password.current')} rules={[required]}>
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="replacement" label={t('password.replacement')} rules={[required]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('password.repeat')}
        dependencies={['replacement']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              !value || value === getFieldValue('replacement')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </FormDialog>
  );
}
