import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { isRunning, type Batch } from './api';
import styles from './Operation.module.css';

/** @param short beside something else: without who and why */
export function BatchTable({ batches, short = false }: { batches: Batch[]; short?: boolean }) {
  const { t } = useTranslation('operation');
  return (
    <table className={styles.table} aria-label={t('batch.list')}>
      <thead>
        <tr>
          <th scope="col">{t('batch.what')}</th>
          <th scope="col">{t('batch.progress')}</th>
          {!short && <th scope="col">{t('action.reason')}</th>}
          {!short && <th scope="col">{t('batch.by')}</th>}
          <th scope="col">{t('batch.at')}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <td>
              <Link to={`/operator/batches/${batch.id}`}>
                <What batch={batch} />
              </Link>
            </td>
            <td data-label={t('batch.progress')}>
              <BatchState batch={batch} />
            </td>
            {!short && <td data-label={t('action.reason')}>{batch.reason}</td>}
            {!short && <td data-label={t('batch.by')}>{batch.requestedBy.name}</td>}
            <td data-label={t('batch.at')}>
              <Moment at={batch.requestedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function What({ batch }: { batch: Batch }) {
  const { t } = useTranslation('operation');
  return t(`batch.${batch.action}`, { version: batch.parameters.version });
}

/** A refusal is what one has to look at. */
export function BatchState({ batch }: { batch: Batch }) {
  const { t } = useTranslation('operation');
  const { counts, total } = batch;
  const open = (counts.waiting ?? 0) + (counts.sent ?? 0);
  if (isRunning(batch)) {
    return <StatusTag tone="running">{t('batch.running', { done: total - open, total })}</StatusTag>;
  }
  if (counts.refused) {
    return (
      <StatusTag tone="overdue">
        {t('batch.count', { state: t('batch.state.refused'), count: counts.refused })}
      </StatusTag>
    );
  }
  if (batch.canceledAt) return <StatusTag tone="waiting">{t('batch.stopped')}</StatusTag>;
  return (
    <StatusTag tone="done">
      {counts.done
        ? t('batch.count', { state: t('batch.state.done'), count: counts.done })
        : t('batch.state.nothing')}
    </StatusTag>
  );
}
