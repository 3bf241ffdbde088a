import { Link } from 'react-router';
import { rowId } from '@/components/listKeys';
import { RecordStatus } from '@/components/StatusTag';
import { isEmpty } from '@/components/Value';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';
import type { Column, Row } from './api';
import { CellText } from './RowTable';
import styles from './RowCards.module.css';

interface Props {
  name: string;
  columns: Column[];
  rows: Row[];
  statuses: Status[];
  to: (id: string) => string;
}

const facts = 3;
const inHead = ['status', 'record_no'];

/** The list on a phone: a card for each record, with what the first columns say. */
export function RowCards({ name, columns, rows, statuses, to }: Props) {
  const label = useLabel();
  return (
    <ul className={styles.cards} aria-label={name}>
      {rows.map((row) => {
        const shown = columns.filter(
          (column) =>
            !inHead.includes(column.name) &&
            !isEmpty(row.values[column.name]) &&
            row.values[column.name] !== row.title,
        );
        return (
          <li key={row.id} id={rowId(row.id)}>
            <Link to={to(row.id)} className={styles.card}>
              <span className={styles.head}>
                <span className={styles.title}>{row.title || row.number}</span>
                <RecordStatus statuses={statuses} code={row.status} />
              </span>
              {row.number && <span className={styles.number}>{row.number}</span>}
              {shown.slice(0, facts).map((column) => (
                <span key={column.name} className={styles.fact}>
                  <span className={styles.label}>{label(column.label)}</span>
                  <span className={styles.value}>
                    <CellText column={column} row={row} statuses={statuses} fallback="" />
                  </span>
                </span>
              ))}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
