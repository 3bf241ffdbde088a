import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import type { State } from './api';
import styles from './Operation.module.css';

const late = 30;

/** How far behind exporter and projector are, by partition. */
export function Feed({ partitions }: { partitions: State['figures']['partitions'] }) {
  const { t } = useTranslation('operation');
  return (
    <>
      <p className={styles.help}>{t('state.feedHelp')}</p>
      <table className={styles.table} aria-label={t('state.feed')}>
        <thead>
          <tr>
            {(['partition', 'phase', 'seen', 'behind', 'unread', 'lag'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`state.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partitions.map((one) => (
            <tr key={one.id}>
              <td data-label={t('state.partition')}>{one.id}</td>
              <td data-label={t('state.phase')}>
                <Phase phase={one.phase} silent={one.silent} />
              </td>
              <td data-label={t('state.seen')}>
                <Moment at={one.seenAt} />
              </td>
              <td data-label={t('state.behind')}>
                {one.behind === null ? t('state.unknown') : t('state.records', { count: one.behind })}
              </td>
              <td data-label={t('state.unread')}>{t('state.records', { count: one.waiting })}</td>
              <td data-label={t('state.lag')}>
                {one.waitingFor > late ? (
                  <StatusTag tone="overdue">{t('state.seconds', { count: one.waitingFor })}</StatusTag>
                ) : (
                  t('state.seconds', { count: one.waitingFor })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Phase({ phase, silent }: { phase: string | null; silent: number }) {
  const { t } = useTranslation('operation');
  if (silent > late) return <StatusTag tone="overdue">{t('state.seconds', { count: silent })}</StatusTag>;
  if (phase === null) return t('state.unknown');
  return phase === 'EXPORTING' ? (
    <StatusTag tone="done">{t('state.exporting')}</StatusTag>
  ) : (
    <StatusTag tone="overdue">{phase}</StatusTag>
  );
}
