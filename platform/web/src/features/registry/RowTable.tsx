import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rowId } from '@/components/listKeys';
import { RecordStatus } from '@/components/StatusTag';
import { Value } from '@/components/Value';
import { useLabel } from '@/lib/i18n';
import { recordAddress, type Status } from '@/lib/records';
import type { Column, Row } from './api';
import styles from './RowTable.module.css';

interface Props {
  name: string;
  columns: Column[];
  rows: Row[];
  statuses: Status[];
  sort: string;
  onSort: (sort: string) => void;
  /** The row that the keyboard means, or that is open. */
  current: string | null;
  to: (id: string) => string;
  onOpen: (id: string) => void;
  compact: boolean;
  /** The last cell of a row; absent where rows offer nothing. */
  actions?: (row: Row) => ReactNode;
}

/** A dense table; its first column opens the record. */
export function RowTable(props: Props) {
  const { columns, rows, actions } = props;
  const { t } = useTranslation('registry');
  return (
    <table className={styles.table} data-compact={props.compact} aria-label={props.name}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.name} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          {actions && (
            <th scope="col" className={styles.last}>
              <span className="jg-hidden">{t('actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            id={rowId(row.id)}
            data-current={row.id === props.current}
            aria-current={row.id === props.current ? 'true' : undefined}
            onClick={(event) => {
              if (!(event.target as HTMLElement).closest('a, button, [role="menu"]')) props.onOpen(row.id);
            }}
          >
            {columns.map((column, index) => (
              <td key={column.name} data-align={column.align} data-type={column.type}>
                {index === 0 ? (
                  <Link to={props.to(row.id)} className={styles.open}>
                    <CellText
                      column={column}
                      row={row}
                      statuses={props.statuses}
                      fallback={row.title || row.id}
                    />
                  </Link>
                ) : (
                  <CellText column={column} row={row} statuses={props.statuses} />
                )}
              </td>
            ))}
            {actions && <td className={styles.last}>{actions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  column: Column;
  row: Row;
  statuses: Status[];
  fallback?: string;
}

export function CellText({ column, row, statuses, fallback }: CellProps) {
  if (column.name === 'status') return <RecordStatus statuses={statuses} code={row.status} />;
  const value = row.values[column.name];
  if (fallback !== undefined && (value === null || value === undefined || value === '')) return fallback;
  const shown = <Value compact field={column} value={value} label={row.labels[column.name]} />;
  if (column.panorama && fallback === undefined && (typeof value === 'string' || typeof value === 'number')) {
    return <Link to={`${recordAddress(column.panorama, String(value))}/panorama`}>{shown}</Link>;
  }
  return shown;
}

function Head({ column, sort, onSort }: { column: Column; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation('registry');
  const label = useLabel()(column.label);
  const descending = sort === `-${column.name}`;
  const sorted = descending || sort === column.name;
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable ? (
        <button
          type="button"
          className={styles.sort}
          title={t('sortBy', { label })}
          onClick={() => onSort(sorted && !descending ? `-${column.name}` : column.name)}
        >
          {label}
          {sorted && (descending ? <ArrowDownOutlined aria-hidden /> : <ArrowUpOutlined aria-hidden />)}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
