import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useStages } from './api';
import styles from './Cockpit.module.css';

/** Records that may stay in their present stage only so long. */
export function Stages() {
  const { t } = useTranslation('deadline');
  const found = useStages();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.isPending) return <Waiting lines={8} />;
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <Empty title={t('stages.none')}>{t('stages.noneText')}</Empty>;
  return (
    <>
      <div className={`${styles.scroll} ${styles.cards}`}>
        <table className={styles.table} aria-label={t('tab.stages')}>
          <thead>
            <tr>
              <th scope="col">{t('column.record')}</th>
              <th scope="col">{t('stages.stage')}</th>
              <th scope="col">{t('column.clock')}</th>
              <th scope="col">{t('column.organisation')}</th>
              <th scope="col">{t('column.due')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-clock={row.clock}>
                <td>
                  <Link to={row.link}>{row.title}</Link>
                </td>
                <td>{row.name}</td>
                <td>
                  <Clock state={row.clock} dueAt={row.dueAt} explanation={row.explanation} />
                </td>
                <td data-label={t('column.organisation')}>{row.organisation}</td>
                <td data-label={t('column.due')}>
                  <Moment at={row.dueAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <LoadMore
        automatic
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </>
  );
}
