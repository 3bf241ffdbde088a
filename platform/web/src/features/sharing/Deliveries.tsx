import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useDeliveries } from './api';
import { useRefusal } from './refusal';
import styles from './Sharing.module.css';

const TONES = { sent: 'done', failed: 'near', dead: 'overdue' } as const;

/** Every attempt to hand changes over, the newest first. */
export function Deliveries({
  consumer,
  service,
  onClose,
}: {
  consumer: string;
  service: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('sharing');
  const refusal = useRefusal();
  const found = useDeliveries(consumer, service);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Drawer open size="large" title={`${t('deliveries')}: ${service}`} onClose={onClose}>
      {found.isPending && <Waiting lines={6} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <p className={styles.muted}>{t('noDeliveries')}</p>}
      {rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('deliveries')}>
            <thead>
              <tr>
                <th>{t('at')}</th>
                <th>{t('numbers')}</th>
                <th className={styles.number}>{t('rows')}</th>
                <th className={styles.number}>{t('attempt')}</th>
                <th>{t('result')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Moment at={one.at} />
                  </td>
                  <td>
                    {one.firstNumber}–{one.lastNumber}
                  </td>
                  <td className={styles.number}>{one.rows}</td>
                  <td className={styles.number}>{one.attempt}</td>
                  <td className={styles.wide}>
                    <StatusTag tone={TONES[one.state]}>{t(`delivery.${one.state}`)}</StatusTag>
                    {one.error && <div className={styles.fault}>{refusal(one.error)}</div>}
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
      )}
    </Drawer>
  );
}
