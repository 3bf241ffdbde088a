import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Field } from '@/lib/records';
import { useNames, useRegistry, type Asked, type Cap, type Rules, type Side } from './api';
import styles from './DrawList.module.css';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)];

/** Within which range was drawn, in the words of the registry's fields. */
export function Range({ side }: { side: Side }) {
  const { t } = useTranslation('draw');
  const fields = useRegistry(side.registry)?.fields;
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

/** Whether a rule says anything of this draw. */
export const says = (rules: Rules, name: Asked) =>
  Boolean(rules[name]) && rules.words?.[name] !== null && (name !== 'weight' || rules.weighted !== false);

/** What an expression of the model means, in its own words; the expression itself is at hand. */
export function Rule({ rules, name }: { rules: Rules; name: Asked }) {
  const { t } = useTranslation('draw');
  const label = useLabel();
  const expression = <code className={styles.code}>{rules[name]}</code>;
  const words = rules.words?.[name];
  if (!words) return expression;
  return (
    <>
      {label(words)}
      <details>
        <summary className={styles.given}>{t('expression')}</summary>
        {expression}
      </details>
    </>
  );
}

/** How often at most, and by which records that is counted. */
export function Caps({ caps }: { caps: Cap[] }) {
  return (
    <ul>
      {caps.map((cap) => (
        <CapLine key={`${cap.registry} ${cap.reason}`} cap={cap} />
      ))}
    </ul>
  );
}

function CapLine({ cap }: { cap: Cap }) {
  const { t } = useTranslation('draw');
  const label = useLabel();
  const registry = useRegistry(cap.registry);
  const { reason, limit, span } = cap;
  const name = registry ? label(registry.label) : cap.registry;
  return (
    <li>
      {span
        ? t('capWithin', { reason, limit, registry: name, from: span.from, until: span.until })
        : t('cap', { reason, limit, registry: name })}
    </li>
  );
}

/** A person by name. */
export function PersonName({ username }: { username: string }) {
  return useNames(person, [username])[0];
}

const person: Field = { name: 'by', type: 'person', label: { zh: '', en: '' } };
