import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { useDefinitions } from '../api';
import { useCodeTables } from '../codes/api';
import { useEditing } from '../editing';
import { listAt, valueAt, type Source } from '../source';
import { canBeUnique, isCode, isNumber, isReference, isTable, isText } from '../types';
import { FieldTable } from './FieldTable';
import { ChoiceItem, FlagItem, LabelItems, NumberItem, TextItem } from './Inputs';
import { useRoleOptions } from './Rights';
import styles from '../Definition.module.css';

/** What else can be said of a field, by its type. */
export function FieldDetails({ field, at }: { field: Source; at: string }) {
  const { t } = useTranslation('definition');
  const inTable = at.includes('.columns[');
  return (
    <div className={styles.details}>
      <div className={styles.grid}>
        {isCode(field.type) && <CodesItem at={at} />}
        {isReference(field.type) && <RegistryItem at={at} />}
        {isText(field.type) && <NumberItem path={`${at}.max`} label={t('field.max')} />}
        {isText(field.type) && (
          <TextItem path={`${at}.pattern`} label={t('field.pattern')} help={t('field.patternHelp')} />
        )}
        {field.type === 'text' && <CheckItem at={at} />}
        {isNumber(field.type) && <NumberItem path={`${at}.minimum`} label={t('field.minimum')} />}
        {isNumber(field.type) && <NumberItem path={`${at}.maximum`} label={t('field.maximum')} />}
        {!inTable && !isTable(field.type) && field.type !== 'files' && (
          <TextItem path={`${at}.computed`} label={t('field.computed')} help={t('field.computedHelp')} />
        )}
        {!inTable && !field.computed && (
          <TextItem path={`${at}.default`} label={t('field.default')} help={t('field.defaultHelp')} />
        )}
        <LabelItems path={`${at}.help`} label={t('field.help')} />
      </div>
      {!inTable && (
        <div className={styles.flags}>
          {canBeUnique(field.type) && <FlagItem path={`${at}.unique`} label={t('field.unique')} />}
          {isText(field.type) && <FlagItem path={`${at}.search`} label={t('field.search')} />}
          {isText(field.type) && <FlagItem path={`${at}.personal`} label={t('field.personal')} />}
          {field.personal === true && <FlagItem path={`${at}.encrypted`} label={t('field.encrypted')} />}
          {field.encrypted === true && field.type === 'text' && (
            <FlagItem path={`${at}.findable`} label={t('field.findable')} help={t('field.findableHelp')} />
          )}
          <FlagItem path={`${at}.readOnly`} label={t('field.readOnly')} />
        </div>
      )}
      {!inTable && <AccessItems at={at} />}
      {isTable(field.type) && !inTable && (
        <FieldTable
          path={`${at}.columns`}
          title={t('field.columns')}
          addText={t('field.addColumn')}
          without={['table', 'files']}
        />
      )}
    </div>
  );
}

function CodesItem({ at }: { at: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const tables = useCodeTables().data ?? [];
  const options = tables.map((one) => ({
    value: one.table,
    label: one.label ? `${label(one.label)} (${one.table})` : one.table,
  }));
  return (
    <ChoiceItem path={`${at}.codes`} label={t('field.codes')} options={options} help={t('field.codesHelp')} />
  );
}

function RegistryItem({ at }: { at: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const registries = useDefinitions().data?.registries ?? [];
  const options = registries
    .filter((one) => one.version !== null)
    .map((one) => ({ value: one.name, label: `${label(one.label)} (${one.name})` }));
  return <ChoiceItem path={`${at}.registry`} label={t('field.registry')} options={options} />;
}

/** What each role may do with the field; a role that is not restricted may write. */
function AccessItems({ at }: { at: string }) {
  const { t } = useTranslation('definition');
  const { source, set } = useEditing();
  const roles = useRoleOptions();
  const label = useLabel();
  const named = [...new Set(listAt(source, 'rights').map((right) => String(right.role ?? '')))];
  const known = roles.filter((role) => named.includes(role.value));
  const levels = (['write', 'read', 'hidden'] as const).map((level) => ({
    value: level,
    label: t(`field.levels.${level}`),
  }));
  const access = (valueAt(source, `${at}.access`) ?? {}) as Record<string, string>;
  return (
    <div className={styles.grid} role="group" aria-label={t('field.access')}>
      {known.map((role) => (
        <div key={role.value} className={styles.item}>
          <span className={styles.label}>{t('field.accessOf', { role: label(role.label) })}</span>
          <Select
            aria-label={t('field.accessOf', { role: label(role.label) })}
            style={{ width: '100%' }}
            options={levels}
            value={access[role.value] ?? 'write'}
            onChange={(level) => {
              const others = Object.entries(access).filter(([name]) => name !== role.value);
              const next = Object.fromEntries(level === 'write' ? others : [...others, [role.value, level]]);
              set(`${at}.access`, Object.keys(next).length > 0 ? next : undefined);
            }}
          />
        </div>
      ))}
    </div>
  );
}

function CheckItem({ at }: { at: string }) {
  const { t } = useTranslation('definition');
  const options = [
    { value: 'social-credit-code', label: t('field.creditCode') },
    { value: 'citizen-id', label: t('field.citizenId') },
  ];
  return <ChoiceItem path={`${at}.check`} clearable label={t('field.check')} options={options} />;
}
