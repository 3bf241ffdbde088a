import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useLabel } from '@/lib/i18n';
import { definition } from '@/lib/query';
import type { Field } from '@/lib/records';
import { Value } from './Value';
import styles from './ValueTable.module.css';

interface CodeText {
  code: string;
  label: string;
}

/** The rows of a table field; on a phone each row is a small card. */
export function ValueTable({ field, rows }: { field: Field; rows: Record<string, unknown>[] }) {
  const label = useLabel();
  const { t } = useTranslation();
  const columns = (field.columns ?? [])
    .filter((column) => !isShadow(column, field.columns ?? []))
    .filter(({ name }) => rows.length === 0 || rows.some((row) => name in row)); // the rest is not shown to this reader
  return (
    <div className={styles.frame} role="region" aria-label={label(field.label)} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name} data-label={label(column.label)}>
                  <Cell column={column} value={row[column.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span className="jg-hidden">{t('rows', { total: rows.length })}</span>
    </div>
  );
}

/** Ids whose names stand in a column of their own (`subject` beside `object_name`, `officers` beside `officer_names`). */
function isShadow(column: Field, all: Field[]): boolean {
  if (column.type === 'reference') return all.some((other) => other.name === 'object_name');
  if (column.type === 'persons')
    return all.some((other) => other.name === `${column.name.replace(/s$/, '')}_names`);
  if (column.type === 'references')
    return all.some((other) => other.name === column.name.replace(/_ids$/, '_names'));
  return false;
}

function Cell({ column, value }: { column: Field; value: unknown }) {
  const codes = useCodeTexts(column.type === 'code' ? column.codes : undefined);
  return <Value field={column} value={value} label={codes?.find((one) => one.code === value)?.label} />;
}

function useCodeTexts(table: string | null | undefined) {
  return useQuery({
    queryKey: ['code-table', table],
    queryFn: ({ signal }) => api.get<CodeText[]>(`/api/code-tables/${table ?? ''}`, { signal }),
    enabled: Boolean(table),
    ...definition,
  }).data;
}
