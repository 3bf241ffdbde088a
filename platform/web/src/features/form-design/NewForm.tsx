import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { words } from '@/lib/words';
import { saveDraft } from './api';
import { emptyForm } from './schema';

interface Answers {
  label: string;
  id: string;
}

/** Asks for a name, makes a draft and goes there. */
export function NewForm({ taken, onClose }: { taken: string[]; onClose: () => void }) {
  const { t } = useTranslation('formDesign');
  const navigate = useNavigate();
  const [form] = Form.useForm<Answers>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const required = [{ required: true, message: t('new.required') }];
  const create = async ({ label, id }: Answers) => {
    setSaving(true);
    try {
      await saveDraft(id, emptyForm(id, label.trim()), 0);
      void navigate(`/admin/forms/${id}`);
    } catch (refusal) {
      setFailure(words(refusal));
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('create')}
      okText={t('new.go')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(answers) => void create(answers)}>
        <Form.Item name="label" label={t('new.label')} rules={required}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('new.id')}
          extra={t('new.idHelp')}
          rules={[
            ...required,
            { pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, max: 80, message: t('new.idRule') },
            {
              validator: (_rule, id: string) =>
                taken.includes(id) ? Promise.reject(new Error(t('new.taken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input />
        </Form.Item>
      </Form>
      {failure && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}
