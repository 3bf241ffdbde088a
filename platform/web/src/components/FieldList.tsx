import type { ReactNode } from 'react';
import styles from './FieldList.module.css';

export interface FieldEntry {
  key: string;
  label: string;
  value: ReactNode;
  /** Long texts, tables and pictures take the whole width. */
  wide?: boolean;
}

/** Labels with their values, in as many columns as fit. */
export function FieldList({ entries, narrow = false }: { entries: FieldEntry[]; narrow?: boolean }) {
  return (
    <dl className={styles.list} data-narrow={narrow}>
      {entries.map((entry) => (
        <div key={entry.key} className={styles.entry} data-wide={entry.wide}>
          <dt>{entry.label}</dt>
          <dd>{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}
