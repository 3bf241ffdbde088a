import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useBatches } from './api';
import { BatchTable } from './BatchTable';
import styles from './Operation.module.css';

/** What operators did, the newest first. */
export function BatchList() {
  const { t } = useTranslation('operation');
  const found = useBatches();
  const batches = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.page}>
      <PageHead title={t('batch.title')} />
      <div className={styles.rows}>
        {found.isPending && <Waiting lines={8} />}
        {found.isError && batches.length === 0 && (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )}
        {found.isSuccess && batches.length === 0 && (
          <Empty title={t('batch.empty')}>{t('batch.emptyText')}</Empty>
        )}
        {batches.length > 0 && (
          <>
            <BatchTable batches={batches} />
            <LoadMore
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </>
        )}
      </div>
    </div>
  );
}
