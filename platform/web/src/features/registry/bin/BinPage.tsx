import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRegistry } from '../api';
import styles from '../merge/Merge.module.css';
import { BackButton } from '../RecordView';
import { useBin } from './api';
import { useRevive } from './useRevive';

/** Deleted records of a registry, the last deleted first. */
export function BinPage({ registry }: { registry: string }) {
  const { t } = useTranslation('list');
  const label = useLabel();
  const screen = useRegistry(registry).data;
  const found = useBin(registry);
  const restore = useRevive();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <article>
      <PageHead above={<BackButton />} title={t('bin.title', { registry: label(screen?.label) })} />
      <div className={styles.body}>
        {found.isPending && <Waiting lines={8} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <Empty title={t('bin.empty')}>{t('bin.emptyText')}</Empty>}
        {rows.length > 0 && (
          <ul className={styles.found} aria-label={t('bin.title', { registry: label(screen?.label) })}>
            {rows.map((one) => (
              <li key={one.record.id}>
                <div>
                  <Link to={`/registries/${registry}/deleted/${one.record.id}`}>{one.record.title}</Link>
                  <div className={styles.muted}>
                    {one.record.number} {one.byName} <Moment at={one.deletion.at} />
                  </div>
                  <div>{one.deletion.reason}</div>
                </div>
                {!one.deletion.mergedInto && <Button onClick={() => restore(one)}>{t('bin.revive')}</Button>}
              </li>
            ))}
          </ul>
        )}
        {rows.length > 0 && (
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        )}
      </div>
    </article>
  );
}
