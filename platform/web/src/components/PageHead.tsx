import type { ReactNode } from 'react';
import { useDocumentTitle } from './documentTitle';
import styles from './PageHead.module.css';

interface Props {
  title: string;
  /** Stands beside the title: status, clock, count. */
  beside?: ReactNode;
  /** One line under the title. */
  below?: ReactNode;
  /** Above the title: the way back. */
  above?: ReactNode;
  /** The main action last, always in the same corner. */
  actions?: ReactNode;
}

/** The one title of a page, and what can be done with what it shows. */
export function PageHead({ title, beside, below, above, actions }: Props) {
  useDocumentTitle(title);
  return (
    <header className={styles.head}>
      <div className={styles.text}>
        {above && <div className={styles.above}>{above}</div>}
        <div className={styles.line}>
          <h1 className={styles.title}>{title}</h1>
          {beside}
        </div>
        {below && <div className={styles.below}>{below}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
