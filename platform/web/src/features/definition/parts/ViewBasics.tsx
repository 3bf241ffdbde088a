import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useMe } from '@/lib/me';
import { errorsAt, useEditing } from '../editing';
import { labelAt, listAt, nameAt, type Source } from '../source';
import { canRange } from '../types';
import { Formulas } from './Formulas';
import { ChoiceItem, FlagItem, LabelItems, TextItem, type Option } from './Inputs';
import { ListEditor } from './ListEditor';
import { Offers } from './Offers';
import { useRegistrySource } from './registrySource';
import { Where, type Column } from './Where';
import styles from '../Definition.module.css';

const standard = {
  record_no: 'text',
  status: 'text',
  owner_org: 'organisation',
  created_by: 'person',
  created_at: 'timestamp',
  updated_at: 'timestamp',
} as const;

function useStatuses(): Option[] {
  const label = useLabel();
  return listAt(useRegistrySource(), 'statuses').map((status) => ({
    value: nameAt(status),
    label: label(labelAt(status)) || nameAt(status),
  }));
}

/** What the view's registry has to show. */
function useColumns(): Column[] {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const own = listAt(useRegistrySource(), 'fields')
    .filter((field) => field.type !== 'table')
    .map((field) => ({
      value: nameAt(field),
      label: label(labelAt(field)),
      type: String(field.type),
      codes: field.codes as string | undefined,
      registry: field.registry as string | undefined,
    }));
  const others = Object.entries(standard).map(([name, type]) => ({
    value: name,
    label: t(`standard.${name as keyof typeof standard}`),
    type,
  }));
  return [...own, ...others];
}

/** Columns that the list makes itself. */
function useMade(): Column[] {
  const label = useLabel();
  const { source } = useEditing();
  return listAt(source, 'formulas').map((formula) => ({
    value: nameAt(formula),
    label: label(labelAt(formula)) || nameAt(formula),
    type: String(formula.type),
  }));
}

/** What a list is called, where it stands, what it shows and asks for. */
export function ViewBasics() {
  const { t } = useTranslation('definition');
  const columns = useColumns();
  const made = useMade();
  const statuses = useStatuses();
  const sorts = columns.flatMap((column) => [
    { value: column.value, label: t('view.ascending', { name: column.label }) },
    { value: `-${column.value}`, label: t('view.descending', { name: column.label }) },
  ]);
  return (
    <>
      <Section title={t('tabs.basics')}>
        <div className={styles.grid}>
          <LabelItems path="label" label={t('view.label')} />
          <TextItem path="view" label={t('name')} disabled help={t('nameFixed')} />
          <TextItem path="registry" label={t('view.registry')} disabled />
          <MenuItem />
          <SortItem options={sorts} />
          <LabelItems path="empty" label={t('view.empty')} help={t('view.emptyHelp')} />
        </div>
      </Section>
      <Section title={t('view.columns')}>
        <Columns options={[...columns, ...made]} />
      </Section>
      <Formulas />
      <Section title={t('view.searches')}>
        <Searches options={columns} />
      </Section>
      <Section title={t('view.where')}>
        <Where columns={columns} statuses={statuses} />
      </Section>
      <Offers />
    </>
  );
}

function Columns({ options }: { options: Column[] }) {
  const { t } = useTranslation('definition');
  return (
    <ListEditor<string>
      path="columns"
      name={t('view.columns')}
      heads={[t('view.column')]}
      cells={(_entry, at, index) => [
        <ChoiceItem
          key="column"
          bare
          path={at}
          label={t('view.columnOf', { no: index + 1 })}
          options={options}
        />,
      ]}
      added={(entries) => options.find((one) => !entries.includes(one.value))?.value ?? ''}
      addText={t('view.addColumn')}
    />
  );
}

function Searches({ options }: { options: Column[] }) {
  const { t } = useTranslation('definition');
  return (
    <ListEditor<Source>
      path="searches"
      name={t('view.searches')}
      empty={t('view.noSearches')}
      heads={[t('view.column'), t('view.range')]}
      cells={(entry, at, index) => [
        <ChoiceItem
          key="field"
          bare
          path={`${at}.field`}
          label={t('view.searchOf', { no: index + 1 })}
          options={options}
        />,
        <FlagItem
          key="range"
          bare
          path={`${at}.range`}
          label={t('view.rangeOf', { no: index + 1 })}
          disabled={!canRange(options.find((one) => one.value === entry.field)?.type)}
        />,
      ]}
      added={() => ({ field: '' })}
      addText={t('view.addSearch')}
    />
  );
}

/** The menu group it stands in: one there is, or a new one. */
function MenuItem() {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const me = useMe().data;
  const { source, set } = useEditing();
  const groups = me?.menu.map((group) => group.label) ?? [];
  const menu = source.menu as { zh: string; en: string } | undefined;
  return (
    <div className={styles.item}>
      <span className={styles.label}>{t('view.menu')}</span>
      <Select
        aria-label={t('view.menu')}
        style={{ width: '100%' }}
        mode="tags"
        maxCount={1}
        allowClear
        placeholder={t('view.noMenu')}
        options={groups.map((group) => ({ value: group.zh, label: label(group) }))}
        value={menu ? [menu.zh] : []}
        onChange={(next: string[]) => {
          const zh = next.at(-1);
          set('menu', zh ? (groups.find((group) => group.zh === zh) ?? { zh, en: zh }) : undefined);
        }}
      />
      <div className={styles.help}>{t('view.menuHelp')}</div>
    </div>
  );
}

function SortItem({ options }: { options: Option[] }) {
  const { t } = useTranslation('definition');
  const { source, errors, set } = useEditing();
  return (
    <div className={styles.item}>
      <span className={styles.label}>{t('view.sort')}</span>
      <Select
        aria-label={t('view.sort')}
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        value={listAt<string>(source, 'sort')[0] ?? '-created_at'}
        onChange={(next: string) => set('sort', [next])}
      />
      {errorsAt(errors, 'sort').map((error) => (
        <div key={error.code} className={styles.fault}>
          {error.message}
        </div>
      ))}
    </div>
  );
}
