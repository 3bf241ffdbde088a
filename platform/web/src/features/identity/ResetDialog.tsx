import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { resetPassword, type User } from './api';
import { showFieldErrors } from './fieldErrors';

export function ResetDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const [saving, setSaving] = useState(false);
  const save = async ({ password }: { password: string }) => {
    setSaving(true);
    try {
      await resetPassword(user.username, password);
      message.success(t('users.resetDone', { name: user.name }));
      onClose();
    } catch (failure) {
      if (!showFieldErrors(form, failure)) message.error(words(failure));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('users.resetTitle', { name: user.name })}
      okText={t('users.reset')}
      cancelText={common('cancel')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <p style={{ marginBottom: 12 }}>{t('users.resetText')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
        <Form.Item
          name="password"
          label={t('users.newPassword')}
          rules={[{ required: true, message: t('password.required') }]}
        >
          <Input.Password autoFocus autoComplete="new-password" onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
