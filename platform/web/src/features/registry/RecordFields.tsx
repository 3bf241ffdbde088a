import { useTranslation } from 'react-i18next';
import { FieldList } from '@/components/FieldList';
import { Section } from '@/components/Section';
import { isEmpty, Value } from '@/components/Value';
import { useLabel } from '@/lib/i18n';
import type { Field, RegistryRecord } from '@/lib/records';
import { useRegistry, useRegistryForm } from './api';
import { fieldGroups } from './groups';
import styles from './RecordFields.module.css';

interface Props {
  record: RegistryRecord;
  /** In a narrow place: label and value side by side. */
  narrow?: boolean;
}

const wide = ['longtext', 'table', 'files'];

/** What is known of a record, in the groups of its registry's form. */
export function RecordFields({ record, narrow = false }: Props) {
  const { t } = useTranslation('registry');
  const label = useLabel();
  const registry = useRegistry(record.registry).data;
  const form = useRegistryForm(record.registry);
  if (!registry || form.isPending) return null;
  const entry = (field: Field) => ({
    key: field.name,
    label: label(field.label),
    value: <Value field={field} value={record.values[field.name]} label={record.labels[field.name]} />,
    wide: wide.includes(field.type) && !(narrow && field.type === 'longtext'),
  });
  const groups = fieldGroups(form.data?.schema, registry.fields)
    .map((group) => ({
      ...group,
      fields: group.fields.filter(
        (field) => field.name in record.values && !isEmpty(record.values[field.name]),
      ),
    }))
    .filter((group) => group.fields.length > 0);
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <Section
          key={group.label ?? ''}
          title={group.label ?? (groups.length > 1 ? t('others') : t('summary'))}
        >
          <FieldList narrow={narrow} entries={group.fields.map(entry)} />
        </Section>
      ))}
    </div>
  );
}
