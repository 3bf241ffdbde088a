import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
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
  const required = [{ required: true, message: t('new.required') }];
  const create = async ({ label, id }: Answers) => {
    await saveDraft(id, emptyForm(id, label.trim()), 0);
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
    </FormDialog>
  );
}
