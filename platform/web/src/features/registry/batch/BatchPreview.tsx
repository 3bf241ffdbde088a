import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Waiting } from '@/components/Waiting';
import { recordAddress } from '@/lib/records';
import { usePreview, type Batch, type Preview } from './api';
import styles from './BatchPreview.module.css';

/** Which records would be changed, from what to what. */
export function BatchPreview({ batch }: { batch: Batch }) {
  const { t } = useTranslation('list');
  const { t: history } = useTranslation('registry');
  const found = usePreview(batch);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (batch.counts.changed === 0) return null;
  if (found.isError && rows.length === 0)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={4} />;
  return (
    <section>
      <h2 style={{ fontSize: 15 }}>{t('batch.preview')}</h2>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('batch.preview')}>
          <thead>
            <tr>
              <th scope="col">{t('batch.record')}</th>
              <th scope="col">{history('history.field')}</th>
              <th scope="col">{history('history.before')}</th>
              <th scope="col">{history('history.after')}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <Changed key={row.ordinal} row={row} registry={batch.registry} />
          ))}
        </table>
      </div>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </section>
  );
}

function Changed({ row, registry }: { row: Preview; registry: string }) {
  const { t } = useTranslation('registry');
  const title = (
    <th scope="rowgroup" rowSpan={Math.max(1, row.changes.length)}>
      <Link to={recordAddress(registry, row.recordId)}>{row.title}</Link>
    </th>
  );
  if (row.changes.length === 0)
    return (
      <tbody>
        <tr>
          {title}
          <td colSpan={3}>{row.message}</td>
        </tr>
      </tbody>
    );
  return (
    <tbody>
      {row.changes.map((change, index) => (
        <tr key={change.field}>
          {index === 0 && title}
          <td>{change.label}</td>
          <td>{change.before ? <del>{change.before}</del> : t('history.empty')}</td>
          <td>{change.after ? <ins>{change.after}</ins> : t('history.empty')}</td>
        </tr>
      ))}
    </tbody>
  );
}
