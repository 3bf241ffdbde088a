import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { Moment } from '@/components/Moment';
import type { Page } from '@/lib/query';
import styles from '../Refusals.module.css';
import './messages';

interface Props<Row> {
  found: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  /** Where there are none: how one begins. */
  how: string;
  children: (row: Row) => ReactNode;
}

/** What somebody did with many at once, the newest first. */
export function BulkLines<Row>({ found, how, children }: Props<Row>) {
  const { t } = useTranslation('bulk');
  return (
    <Listed found={found} none={<Empty title={t('none')}>{how}</Empty>}>
      {(rows) => (
        <ul className={styles.list} aria-label={t('mine')}>
          {rows.map(children)}
        </ul>
      )}
    </Listed>
  );
}

interface LineProps {
  to: string;
  title: string;
  at: string;
  /** What was done, and how far it is. */
  said: string;
  text: string;
}

export function BulkLine({ to, title, at, said, text }: LineProps) {
  return (
    <li>
      <div>
        <Link to={to}>{title}</Link>
        <div style={{ color: 'var(--jg-muted)' }}>
          <Moment at={at} /> · {said}
        </div>
        {text && <div>{text}</div>}
      </div>
    </li>
  );
}
