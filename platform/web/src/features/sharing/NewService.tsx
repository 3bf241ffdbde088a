import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { words } from '@/lib/words';
import { createService, useOfferedRegistries } from './api';

interface Answers {
  registry: string;
  zh: string;
  en: string;
  service: string;
}

/** Asks what it is over and what it is called, makes a draft and goes there. */
export function NewService({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sharing');
  const navigate = useNavigate();
  const [form] = Form.useForm<Answers>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const registries = useOfferedRegistries().data ?? [];
  const required = [{ required: true, message: t('required') }];
  const create = async (answers: Answers) => {
    setSaving(true);
    try {
      await createService(answers.service, answers.registry, {
        zh: answers.zh.trim(),
        en: answers.en.trim(),
      });
      void navigate(`/admin/sharing/services/${answers.service}`);
    } catch (refusal) {
      setFailure(words(refusal));
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('newService')}
      okText={t('create')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(answers) => void create(answers)}
        onValuesChange={(changed: Partial<Answers>) => {
          if (changed.en !== undefined && !form.isFieldTouched('service')) {
            form.setFieldValue('service', codeOf(changed.en));
          }
        }}
      >
        <Form.Item name="registry" label={t('registry')} rules={required}>
          <Select
            aria-label={t('registry')}
            showSearch={{ optionFilterProp: 'label' }}
            options={registries.map((one) => ({
              value: one.registry,
              label: `${one.label} (${one.registry})`,
            }))}
          />
        </Form.Item>
        <Form.Item name="zh" label={t('zh')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="en" label={t('en')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item
          name="service"
          label={t('code')}
          rules={[...required, { pattern: /^[a-z][a-z0-9-]{1,62}$/, message: t('codeRule') }]}
        >
          <Input />
        </Form.Item>
      </Form>
      {failure && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}

const codeOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
