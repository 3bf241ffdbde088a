import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '@/lib/query';
import { Failure } from './Failure';
import { LoadMore } from './LoadMore';
import { Waiting } from './Waiting';

interface Props<Row> {
  found: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  /** While they come: about as many lines as there will be. */
  lines?: number;
  /** Where there are none. */
  none: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** Rows page by page, and what stands in their place while they come, fail to come, or where there are none. */
export function Listed<Row>({ found, lines = 8, none, children }: Props<Row>) {
  const rows = found.data?.pages.flatMap((page) => page.rows);
  if (found.isPending) return <Waiting lines={lines} />;
  if (!rows) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return none;
  return (
    <>
      {children(rows)}
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </>
  );
}
