import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '@/lib/time';
import { recordAddress, type Field, type ValueLabel } from '@/lib/records';
import { Documents } from './Documents';
import { LongText } from './LongText';
import { Moment } from './Moment';
import { ValueTable } from './ValueTable';

interface Props {
  field: Field;
  value: unknown;
  /** The server's text for the value. */
  label?: ValueLabel;
  /** In a list: one line, no links, no tables. */
  compact?: boolean;
}

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** One value of a record, as its field's type is read. */
export function Value({ field, value, label, compact = false }: Props) {
  const { t } = useTranslation();
  if (isEmpty(value)) return compact ? null : <span aria-label={t('none')}>—</span>;
  switch (field.type) {
    case 'boolean':
      return t(value === true ? 'yes' : 'no');
    case 'timestamp':
      return <Moment at={String(value)} />;
    case 'date':
      return <span style={{ whiteSpace: 'nowrap' }}>{String(value)}</span>;
    case 'money':
      return money.format(Number(value));
    case 'table':
      return compact ? (
        String(Array.isArray(value) ? value.length : '')
      ) : (
        <ValueTable field={field} rows={value as Record<string, unknown>[]} />
      );
    case 'files':
      return compact ? String(texts(value).length) : <Documents ids={texts(value)} />;
    case 'reference':
    case 'references':
      return compact ? plain(value, label, t('listSeparator')) : <References {...{ field, value, label }} />;
    case 'longtext':
      return compact ? String(value) : <LongText text={String(value)} />;
    default:
      return plain(value, label, t('listSeparator'));
  }
}

function plain(value: unknown, label: ValueLabel | undefined, separator: string): string {
  return texts(label ?? value).join(separator);
}

/** What a value says in one line, for titles and comparisons. */
export function valueText(field: Field | undefined, value: unknown, separator: string): string {
  if (isEmpty(value)) return '';
  if (field?.type === 'timestamp') return dateTime(String(value));
  if (typeof value === 'object' && !Array.isArray(value)) return JSON.stringify(value);
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join(separator)
    : String(value);
}

function References({ field, value, label }: Pick<Props, 'field' | 'value' | 'label'>) {
  const names = label === undefined ? [] : texts(label);
  return (
    <ul>
      {texts(value).map((id, index) => (
        <li key={id}>
          {field.registry ? (
            <Link to={recordAddress(field.registry, id)}>{names[index] ?? id}</Link>
          ) : (
            (names[index] ?? id)
          )}
        </li>
      ))}
    </ul>
  );
}
