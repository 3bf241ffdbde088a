import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useConsumers } from './api';
import styles from './Sharing.module.css';

export function ConsumerTable() {
  const { t } = useTranslation('sharing');
  const found = useConsumers();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.isPending) return <Waiting lines={6} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <Empty title={t('noConsumers')}>{t('noConsumersText')}</Empty>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('tabs.consumers')}>
        <thead>
          <tr>
            <th>{t('consumerName')}</th>
            <th>{t('consumerCode')}</th>
            <th>{t('contact')}</th>
            <th>{t('secretAt')}</th>
            <th>{t('stateTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.consumer}>
              <td className={styles.wide}>
                <Link to={`/admin/sharing/consumers/${one.consumer}`}>{one.name}</Link>
              </td>
              <td className={styles.muted}>{one.consumer}</td>
              <td>{one.contact}</td>
              <td>
                <Moment at={one.secretAt} />
              </td>
              <td>
                <StatusTag tone={one.active ? 'done' : 'waiting'}>
                  {t(one.active ? 'active' : 'disabled')}
                </StatusTag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </div>
  );
}
