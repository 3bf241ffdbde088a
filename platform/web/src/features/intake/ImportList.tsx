import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useImports } from './api';
import { ImportTable } from './ImportTable';
import styles from './Intake.module.css';

/** What was imported, the newest first. */
export function ImportList() {
  const { t } = useTranslation('intake');
  const found = useImports();
  const imports = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} />
      <div className={styles.body}>
        {found.isPending && <Waiting lines={8} />}
        {found.isError && imports.length === 0 && (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )}
        {found.isSuccess && imports.length === 0 && <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        {imports.length > 0 && (
          <div>
            <ImportTable imports={imports} />
            <LoadMore
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </div>
        )}
      </div>
    </div>
  );
}
