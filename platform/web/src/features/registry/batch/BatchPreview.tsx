import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Waiting } from '@/components/Waiting';
import { recordAddress } from '@/lib/records';
import list from '../merge/Merge.module.css';
import { kindOf, usePreview, type Batch, type Preview } from './api';
import styles from './BatchPreview.module.css';

/** Which records would be changed, from what to what. */
export function BatchPreview({ batch }: { batch: Batch }) {
  const { t } = useTranslation('recordBatch');
  const found = usePreview(batch);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (batch.counts.changed === 0) return null;
  if (found.isError && rows.length === 0)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={4} />;
  const kind = kindOf(batch);
  return (
    <section>
      <h2 style={{ fontSize: 15 }}>{t(`kinds.${kind}.preview`)}</h2>
      {kind === 'change' ? (
        <Changes rows={rows} registry={batch.registry} />
      ) : (
        <Named rows={rows} registry={batch.registry} />
      )}
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </section>
  );
}

interface Rows {
  rows: Preview[];
  registry: string;
}

/** What is done is the same with each: which they are is all there is to see. */
function Named({ rows, registry }: Rows) {
  return (
    <ul className={list.found}>
      {rows.map((row) => (
        <li key={row.ordinal}>
          <Link to={recordAddress(registry, row.recordId)}>{row.title}</Link>
          {row.message && <span>{row.message}</span>}
        </li>
      ))}
    </ul>
  );
}

function Changes({ rows, registry }: Rows) {
  const { t } = useTranslation('recordBatch');
  const { t: history } = useTranslation('registry');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('kinds.change.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('record')}</th>
            <th scope="col">{history('history.field')}</th>
            <th scope="col">{history('history.before')}</th>
            <th scope="col">{history('history.after')}</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <Changed key={row.ordinal} row={row} registry={registry} />
        ))}
      </table>
    </div>
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
