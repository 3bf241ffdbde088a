import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
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
  const registries = useOfferedRegistries().data ?? [];
  const required = [{ required: true, message: t('required') }];
  const create = async ({ service, registry, zh, en }: Answers) => {
    await createService(service, registry, { zh: zh.trim(), en: en.trim() });
    await navigate(`/admin/sharing/services/${service}`);
  };
  return (
    <FormDialog title={t('newService')} ok={t('create')} form={form} onSubmit={create} onClose={onClose}>
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
        <Input
          onChange={({ target }) => {
            if (!form.isFieldTouched('service')) form.setFieldValue('service', codeOf(target.value));
          }}
        />
      </Form.Item>
      <Form.Item
        name="service"
        label={t('code')}
        rules={[...required, { pattern: /^[a-z][a-z0-9-]{1,62}$/, message: t('codeRule') }]}
      >
        <Input />
      </Form.Item>
    </FormDialog>
  );
}

const codeOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
