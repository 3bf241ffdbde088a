import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { useLabel } from '@/lib/i18n';
import { loadDefinition, saveDraft, useDefinitions, type Summary } from './api';
import { NameFields } from './NameFields';
import { copied, listAt, nameAt, newRegistry, newView, type Kind, type Source } from './source';

interface Answers {
  zh: string;
  en: string;
  name: string;
  registry?: string;
}

interface Props {
  kind: Kind;
  /** To be copied. */
  from: Summary | undefined;
  taken: string[];
  onClose: () => void;
}

/** Asks for a name, makes a draft and goes there. */
export function NewDialog({ kind, from, taken, onClose }: Props) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const navigate = useNavigate();
  const registries = (useDefinitions().data?.registries ?? []).filter((one) => one.version !== null);
  const create = async (answers: Answers) => {
    const source = await made(kind, from, answers);
    await saveDraft(kind, answers.name, source, 0);
    await navigate(`/admin/definitions/${kind}/${answers.name}`);
  };
  return (
    <FormDialog<Answers>
      title={from ? t('copyTitle', { what: label(from.label) }) : t(`create.${kind}`)}
      ok={t('create.go')}
      initial={{ registry: from?.registry ?? undefined }}
      onSubmit={create}
      onClose={onClose}
    >
      <NameFields taken={taken} otherwise={kind === 'views' ? 'list' : 'registry'} />
      {kind === 'views' && !from && (
        <Form.Item
          name="registry"
          label={t('view.registry')}
          rules={[{ required: true, message: t('required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={registries.map((one) => ({
              value: one.name,
              label: `${label(one.label)} (${one.name})`,
            }))}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}

async function made(kind: Kind, from: Summary | undefined, answers: Answers): Promise<Source> {
  const label = { zh: answers.zh.trim(), en: answers.en.trim() };
  if (from) {
    const original = await loadDefinition(kind, from.name);
    return copied(original.source ?? original.draft?.source ?? {}, kind, answers.name, label);
  }
  if (kind === 'registries') return newRegistry(answers.name, label);
  const registry = await loadDefinition('registries', answers.registry ?? '');
  const columns = listAt(registry.source ?? {}, 'fields')
    .filter((field) => field.type !== 'table')
    .slice(0, 6)
    .map(nameAt);
  return newView(answers.name, label, answers.registry ?? '', [...columns, 'created_at']);
}
