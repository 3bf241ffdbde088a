import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { changeOwnPassword } from './api';
import { showFieldErrors } from './fieldErrors';

interface Values {
  current: string;
  replacement: string;
  repeat: string;
}

/** One's own password, with the current one as proof. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [saving, setSaving] = useState(false);
  const required = { required: true, message: t('password.required') };
  const save = async ({ current, replacement }: Values) => {
    setSaving(true);
    try {
      await changeOwnPassword(current, replacement);
      message.success(t('password.done'));
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
      title={t('password.title')}
      okText={t('password.submit')}
      cancelText={common('cancel')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={420}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
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
          <Input.Password autoComplete="new-password" onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
