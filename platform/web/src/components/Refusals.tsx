import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Page } from '@/lib/query';
import { LoadMore } from './LoadMore';
import styles from './Refusals.module.css';

interface Refusal {
  ordinal: number;
  title: string;
  link: string | null;
  message: string | null;
}

interface Props<Row> {
  title: string;
  found: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  shown: (row: Row) => Refusal;
}

/** Of many that something was done to, those to which it was not, and why. */
export function Refusals<Row>({ title, found, shown }: Props<Row>) {
  const rows = found.data?.pages.flatMap((page) => page.rows.map(shown)) ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 style={{ fontSize: 15 }}>{title}</h2>
      <ul className={styles.list} aria-label={title}>
        {rows.map((row) => (
          <li key={row.ordinal}>
            {row.link ? <Link to={row.link}>{row.title}</Link> : <span>{row.title}</span>}
            <span>{row.message}</span>
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </section>
  );
}
