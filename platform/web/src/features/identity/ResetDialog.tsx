import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { resetPassword, type User } from './api';

export function ResetDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { message } = App.useApp();
  const reset = async ({ password }: { password: string }) => {
    await resetPassword(user.username, password);
    message.success(t('users.resetDone', { name: user.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('users.resetTitle', { name: user.name })}
      ok={t('users.reset')}
      width={420}
      text={t('users.resetText')}
      requiredMark={false}
      onSubmit={reset}
      onClose={onClose}
    >
      <Form.Item
        name="password"
        label={t('users.newPassword')}
        rules={[{ required: true, message: t('password.required') }]}
      >
        <Input.Password autoFocus autoComplete="new-password" />
      </Form.Item>
    </FormDialog>
  );
}
