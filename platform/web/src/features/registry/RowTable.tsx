import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rowId } from '@/components/listKeys';
import { RecordStatus } from '@/components/StatusTag';
import { Value } from '@/components/Value';
import { useLabel } from '@/lib/i18n';
import { recordAddress, type Status } from '@/lib/records';
import type { Column, Row, Sums } from './api';
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
  /** Sums under the columns; absent where there are none. */
  sums?: Sums;
  /** Rows that are chosen; absent where nothing can be done with them. */
  chosen?: ReadonlySet<string>;
  onChoose?: (ids: string[], chosen: boolean) => void;
  /** The last cell of a row; absent where rows offer nothing. */
  actions?: (row: Row) => ReactNode;
}

/** A dense table; its first column opens the record. */
export function RowTable(props: Props) {
  const { columns, rows, actions } = props;
  const { t } = useTranslation('registry');
  const { t: list } = useTranslation('list');
  return (
    <table className={styles.table} data-compact={props.compact} aria-label={props.name}>
      <thead>
        <tr>
          {props.chosen && (
            <th scope="col" className={styles.choose}>
              <Checkbox
                aria-label={list('chooseAll')}
                checked={rows.length > 0 && rows.every((row) => props.chosen?.has(row.id))}
                indeterminate={
                  rows.some((row) => props.chosen?.has(row.id)) &&
                  !rows.every((row) => props.chosen?.has(row.id))
                }
                onChange={(event) =>
                  props.onChoose?.(
                    rows.map((row) => row.id),
                    event.target.checked,
                  )
                }
              />
            </th>
          )}
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
              if (!(event.target as HTMLElement).closest('a, button, label, input, [role="menu"]'))
                props.onOpen(row.id);
            }}
          >
            {props.chosen && (
              <td className={styles.choose}>
                <Checkbox
                  aria-label={list('choose', { title: row.title || (row.number ?? row.id) })}
                  checked={props.chosen.has(row.id)}
                  onChange={(event) => props.onChoose?.([row.id], event.target.checked)}
                />
              </td>
            )}
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
      {props.sums && (
        <tfoot>
          <tr>
            {props.chosen && <td className={styles.choose} />}
            {columns.map((column, index) => (
              <td key={column.name} data-align={column.align}>
                {index === 0 ? list('total') : amount(props.sums?.sums[column.name])}
              </td>
            ))}
            {actions && <td className={styles.last} />}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

const amount = (sum: number | null | undefined) =>
  sum === null || sum === undefined ? null : sum.toLocaleString('en-US', { maximumFractionDigits: 6 });

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
  const { t: list } = useTranslation('list');
  const label = useLabel()(column.label);
  const keys = sort.split(',');
  const place = keys.findIndex((key) => bare(key) === column.name);
  const descending = keys[place]?.startsWith('-') ?? false;
  const sorted = place >= 0;
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable || (column.orderable && !sorted) || place > 0 ? (
        <button
          type="button"
          className={styles.sort}
          title={column.sortable ? t('sortBy', { label }) : list('sortThen', { label })}
          onClick={(event) => {
            if (event.shiftKey || !column.sortable) onSort(withKey(keys, column.name));
            else onSort(sorted && !descending ? `-${column.name}` : column.name);
          }}
        >
          {label}
          {sorted && (descending ? <ArrowDownOutlined aria-hidden /> : <ArrowUpOutlined aria-hidden />)}
          {sorted && keys.length > 1 && <sup>{place + 1}</sup>}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

const bare = (key: string) => key.replace(/^-/, '');
const mostKeys = 4;

/** The order with a further column behind the others; the other direction, then none, where it is one of them. */
export function withKey(keys: string[], name: string): string {
  const known = keys.find((key) => bare(key) === name);
  if (!known) return [...keys.slice(0, mostKeys - 1), name].join(',');
  if (!known.startsWith('-')) return keys.map((key) => (key === known ? `-${name}` : key)).join(',');
  return (keys.length > 1 && keys[0] !== known ? keys.filter((key) => key !== known) : keys)
    .map((key) => (key === known ? name : key))
    .join(',');
}
