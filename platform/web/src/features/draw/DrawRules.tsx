import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Field } from '@/lib/records';
import { useFields, useNames, type Side } from './api';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)];

/** Within which range was drawn, in the words of the registry's fields. */
export function Range({ side }: { side: Side }) {
  const { t } = useTranslation('draw');
  const fields = useFields(side.registry);
  const filters = Object.entries(side.filter ?? {}).filter(([, value]) => texts(value).length > 0);
  if (filters.length === 0) return t('everything');
  return (
    <ul>
      {filters.map(([name, value]) => (
        <Filter
          key={name}
          name={name}
          field={fields?.find((one) => one.name === name)}
          values={texts(value)}
        />
      ))}
    </ul>
  );
}

function Filter({ name, field, values }: { name: string; field: Field | undefined; values: string[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const names = useNames(field, values);
  return (
    <li>
      {field ? label(field.label) : name}
      {t('colon')}
      {names.join(t('listSeparator'))}
    </li>
  );
}

/** A person by name. */
export function PersonName({ username }: { username: string }) {
  return useNames(person, [username])[0];
}

const person: Field = { name: 'by', type: 'person', label: { zh: '', en: '' } };
