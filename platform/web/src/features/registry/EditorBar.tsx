import type { ReactNode } from 'react';
import styles from './Editor.module.css';

/** Where the buttons of a form stand: always in the same corner. */
export function EditorBar({ children, beside }: { children: ReactNode; beside?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <div className={styles.beside}>{beside}</div>
      {children}
    </div>
  );
}
