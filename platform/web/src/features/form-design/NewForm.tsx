import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { useLabel } from '@/lib/i18n';
import { madeForm, saveDraft, useRegistries } from './api';
import { emptyForm } from './schema';

interface Answers {
  label: string;
  id: string;
  registry?: string;
}

/** Asks for a name and what to begin with, makes a draft and goes there. */
export function NewForm({ taken, onClose }: { taken: string[]; onClose: () => void }) {
  const { t } = useTranslation('formDesign');
  const navigate = useNavigate();
  const required = [{ required: true, message: t('new.required') }];
  const labelOf = useLabel();
  const registries = (useRegistries().data?.registries ?? []).filter(({ version }) => version !== null);
  const create = async ({ label, id, registry }: Answers) => {
    const empty = emptyForm(id, label.trim());
    const { components } = registry ? await madeForm(registry) : empty;
    await saveDraft(id, { ...empty, components }, 0);
    await navigate(`/admin/forms/${id}`);
  };
  return (
    <FormDialog<Answers> title={t('create')} ok={t('new.go')} onSubmit={create} onClose={onClose}>
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
      <Form.Item name="registry" label={t('new.registry')} extra={t('new.registryHelp')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('new.blank')}
          options={registries.map(({ name, label }) => ({ value: name, label: labelOf(label) || name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
