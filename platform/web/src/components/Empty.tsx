import type { ReactNode } from 'react';
import styles from './Empty.module.css';

interface Props {
  title: string;
  /** What will appear here, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
}

export function Empty({ title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <svg className={styles.mark} viewBox="0 0 64 64" aria-hidden="true">
        <rect x="12" y="8" width="40" height="48" rx="5" />
        <path d="M21 22h22M21 32h22M21 42h12" />
      </svg>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
