import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { retry, useDeliveries, type Delivery } from './api';
import { NoticePage } from './NoticePage';
import styles from './Deliveries.module.css';

const tones = { waiting: 'waiting', sent: 'done', failed: 'overdue' } as const;

/** What was sent outside the product, and what became of it. */
export function Deliveries({ administers }: { administers: boolean }) {
  const { t } = useTranslation('notification');
  const { parameters, change } = useAddress();
  const all = administers && parameters.get('all') === '1';
  const found = useDeliveries(all);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <NoticePage>
      {administers && (
        <label className={styles.all}>
          <Switch
            size="small"
            checked={all}
            onChange={(on) => change({ all: on ? '1' : null }, { replace: true })}
          />
          {t('everybody')}
        </label>
      )}
      {found.isPending && <Waiting lines={8} />}
      {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <Empty title={t('nothingSent')}>{t('nothingSentText')}</Empty>}
      {rows.length > 0 && (
        <>
          <ul className={styles.list}>
            {rows.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} all={all} />
            ))}
          </ul>
          <LoadMore
            hasMore={found.hasNextPage}
            loading={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </>
      )}
    </NoticePage>
  );
}

function Row({ delivery, all }: { delivery: Delivery; all: boolean }) {
  const { t } = useTranslation('notification');
  const client = useQueryClient();
  const { message } = App.useApp();
  const again = () =>
    retry(delivery.id).then(
      () => client.invalidateQueries({ queryKey: ['notices', 'deliveries'] }),
      (failure: unknown) => void message.error(words(failure)),
    );
  const when =
    delivery.state === 'waiting'
      ? t('nextAt', { at: dateTime(delivery.dueAt) })
      : delivery.endedAt && dateTime(delivery.endedAt);
  return (
    <li className={styles.row}>
      <StatusTag tone={tones[delivery.state]}>{t(`state.${delivery.state}`)}</StatusTag>
      <span className={styles.title}>{delivery.title}</span>
      <span className={styles.facts}>
        {all && <span>{delivery.username}</span>}
        <span>{t(`channel.${delivery.channel}`)}</span>
        {delivery.digest && <span>{t('mode.digest')}</span>}
        {delivery.attempts > 1 && <span>{t('attempts', { count: delivery.attempts })}</span>}
        <span>{when}</span>
        {delivery.error && <span className={styles.error}>{delivery.error}</span>}
      </span>
      {delivery.state === 'failed' && (
        <Button size="small" onClick={() => void again()}>
          {t('again')}
        </Button>
      )}
    </li>
  );
}
