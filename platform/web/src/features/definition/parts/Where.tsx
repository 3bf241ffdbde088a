import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CodePicker } from '@/components/pickers/CodePicker';
import { OrganisationPicker } from '@/components/pickers/OrganisationPicker';
import { PersonPicker } from '@/components/pickers/PersonPicker';
import { ReferencePicker } from '@/components/pickers/ReferencePicker';
import { useEditing } from '../editing';
import { valueAt } from '../source';
import { ChoiceItem, Item, type Option } from './Inputs';
import styles from '../Definition.module.css';

/** What a list can be filtered by. */
export interface Column extends Option {
  type: string;
  /** Code table. */
  codes?: string;
  /** That a reference leads to. */
  registry?: string;
}

interface Props {
  columns: Column[];
  statuses: Option[];
}

/** The fixed filter: by field, values of which one must hold. */
export function Where({ columns, statuses }: Props) {
  const { t } = useTranslation('definition');
  const { source, set } = useEditing();
  const where = (valueAt(source, 'where') ?? {}) as Record<string, unknown>;
  const names = Object.keys(where);
  return (
    <div className={styles.grid}>
      {names.map((name) => (
        <WhereItem
          key={name}
          column={columns.find((one) => one.value === name) ?? { value: name, label: name, type: 'text' }}
          statuses={statuses}
        />
      ))}
      <div className={styles.item}>
        <span className={styles.label}>{t('view.addWhere')}</span>
        <Select
          aria-label={t('view.addWhere')}
          style={{ width: '100%' }}
          placeholder={t('choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={columns.filter((one) => !names.includes(one.value))}
          value={null}
          onChange={(name: string) => set('where', { ...where, [name]: [] })}
        />
      </div>
    </div>
  );
}

/** The values of one field, chosen where there is something to choose from. */
function WhereItem({ column, statuses }: { column: Column; statuses: Option[] }) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const { source, set } = useEditing();
  const path = `where.${column.value}`;
  const values = [valueAt(source, path) ?? []].flat().map(String);
  const item = { path, label: column.label };
  const picker = {
    label: column.label,
    placeholder: t('choose'),
    values,
    onChange: (next: string[]) => set(path, next),
  };
  const chosen = (options: Option[]) => <ChoiceItem {...item} many options={options} />;
  if (column.value === 'status') return chosen(statuses);
  switch (column.type) {
    case 'boolean':
      return chosen([
        { value: 'true', label: common('yes') },
        { value: 'false', label: common('no') },
      ]);
    case 'code':
    case 'codes':
      return <Item {...item}>{() => <CodePicker {...picker} table={column.codes ?? ''} />}</Item>;
    case 'person':
    case 'persons':
      return <Item {...item}>{() => <PersonPicker {...picker} />}</Item>;
    case 'organisation':
    case 'organisations':
      return <Item {...item}>{() => <OrganisationPicker {...picker} />}</Item>;
    case 'reference':
    case 'references':
      return <Item {...item}>{() => <ReferencePicker {...picker} registry={column.registry ?? ''} />}</Item>;
    default:
      return <ChoiceItem {...item} many free options={[]} help={t('view.whereHelp')} />;
  }
}
