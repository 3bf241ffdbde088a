import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SharedRecord } from './api';
import styles from './Sharing.module.css';

interface Props {
  label: string;
  columns: { name: string; label: string }[];
  rows: SharedRecord[];
  /** Where each row can be opened. */
  registry?: string;
}

/** Records as a service gives them: labels where there are any, else values. */
export function RecordTable({ label, columns, rows, registry }: Props) {
  const { t } = useTranslation('sharing');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one.name}>{one.label}</th>
            ))}
            {registry && <th aria-label={t('open')} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cd_id}>
              {columns.map((one) => (
                <td key={one.name}>{shown(row.labels[one.name] ?? row.data[one.name])}</td>
              ))}
              {registry && (
                <td>
                  <Link to={`/registries/${registry}/records/${row.cd_id}`}>{t('open')}</Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(shown).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value as string | number | boolean);
}
