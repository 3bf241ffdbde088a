import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { errorsBelow, useEditing } from '../editing';
import { labelAt, listAt, type Source } from '../source';
import type { Option } from './Inputs';
import { useRegistrySource } from './registrySource';
import styles from '../Definition.module.css';

const ofARow = ['edit', 'status', 'delete'] as const;
const ofMany = ['change', 'status', 'delete', 'export'] as const;

/** What the list offers to do with a row, and with many. */
export function Offers() {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const actions = listAt<Source>(useRegistrySource(), 'actions');
  const buttons = (some: Source[]) =>
    some.map((one) => ({ value: String(one.action), label: label(labelAt(one)) || String(one.action) }));
  const known = (names: readonly (typeof ofARow | typeof ofMany)[number][]) =>
    names.map((value) => ({ value, label: t(`view.deeds.${value}`) }));
  return (
    <Section title={t('view.offers')}>
      <div className={styles.grid}>
        <OffersItem
          path="rowActions"
          label={t('view.rowActions')}
          options={[...known(ofARow), ...buttons(actions)]}
        />
        <OffersItem
          path="bulkActions"
          label={t('view.bulkActions')}
          options={[...known(ofMany), ...buttons(actions.filter((one) => one.process))]}
        />
      </div>
    </Section>
  );
}

/** Not named at all is all; named none is none. */
function OffersItem({ path, label, options }: { path: string; label: string; options: Option[] }) {
  const { t } = useTranslation('definition');
  const { source, errors, set } = useEditing();
  const named = source[path] === undefined ? undefined : listAt<string>(source, path);
  return (
    <div className={styles.item}>
      <span className={styles.label}>{label}</span>
      <Checkbox
        checked={named !== undefined}
        onChange={(event) => set(path, event.target.checked ? options.map((one) => one.value) : undefined)}
      >
        {t('view.onlyThese', { what: label })}
      </Checkbox>
      {named === undefined ? (
        <div className={styles.help}>{t('view.allOffered')}</div>
      ) : (
        <Select
          aria-label={label}
          mode="multiple"
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          value={named}
          onChange={(next: string[]) => set(path, next)}
        />
      )}
      {errorsBelow(errors, path).map((error) => (
        <div key={error.code + error.field} className={styles.fault}>
          {error.message}
        </div>
      ))}
    </div>
  );
}
