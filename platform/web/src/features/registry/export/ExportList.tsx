import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useExports } from './api';
import styles from './Export.module.css';
import { ExportLine } from './ExportLine';

/** The lists that somebody exported in the background, the newest first. */
export function ExportList() {
  const { t } = useTranslation('export');
  const found = useExports();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <article>
      <PageHead title={t('title')} />
      <div className={styles.body}>
        {found.isPending && <Waiting lines={8} />}
        {found.isError && rows.length === 0 && (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )}
        {found.data && rows.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
        {rows.length > 0 && (
          <>
            <ul className={styles.list} aria-label={t('list')}>
              {rows.map((one) => (
                <ExportLine key={one.id} one={one} />
              ))}
            </ul>
            <LoadMore
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </>
        )}
      </div>
    </article>
  );
}
