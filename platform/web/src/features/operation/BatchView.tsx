import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { TabLinks } from '@/components/TabLinks';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import type { Tone } from '@/lib/records';
import { words } from '@/lib/words';
import { isRunning, stopBatch, useBatch, useBatchItems, type Batch, type ItemState } from './api';
import { BatchState, What } from './BatchTable';
import { InstanceState } from './InstanceState';
import styles from './Operation.module.css';

const states: ItemState[] = ['refused', 'waiting', 'sent', 'done', 'nothing', 'skipped'];
const tones: Record<ItemState, Tone> = {
  waiting: 'waiting',
  sent: 'running',
  done: 'done',
  refused: 'overdue',
  nothing: 'waiting',
  skipped: 'waiting',
};

/** How something an operator ordered is getting on, and what became of it at each instance. */
export function BatchView({ id }: { id: string }) {
  const batch = useBatch(id);
  if (batch.data) return <Shown batch={batch.data} />;
  if (batch.error) return <Failure error={batch.error} retry={() => void batch.refetch()} />;
  return <Waiting lines={8} />;
}

function Shown({ batch }: { batch: Batch }) {
  const { t } = useTranslation('operation');
  const { parameters } = useAddress();
  const present = states.filter((state) => batch.counts[state]);
  const shown = present.find((state) => state === parameters.get('state')) ?? null;
  const open = (batch.counts.waiting ?? 0) + (batch.counts.sent ?? 0);
  const progress = Math.round(((batch.total - open) * 100) / Math.max(1, batch.total));
  return (
    <div className={styles.page}>
      <PageHead
        title={t('batch.one', { id: batch.id })}
        above={<Link to="/operator/batches">{t('batch.title')}</Link>}
        beside={<BatchState batch={batch} />}
        below={
          <>
            <What batch={batch} /> · {batch.requestedBy.name} <Moment at={batch.requestedAt} /> ·{' '}
            {batch.reason}
          </>
        }
        actions={isRunning(batch) && <Stop id={batch.id} />}
      />
      <div style={{ padding: '0 24px 8px' }}>
        <Progress percent={progress} status={batch.counts.refused ? 'exception' : undefined} />
      </div>
      <TabLinks
        name={t('batch.result')}
        parameter="state"
        current={shown ?? 'all'}
        items={[
          { key: 'all', label: `${t('batch.all')} ${batch.total}` },
          ...present.map((state) => ({
            key: state,
            label: t('batch.count', { state: t(`batch.state.${state}`), count: batch.counts[state] }),
          })),
        ]}
      />
      <Items batch={batch} state={shown} progress={progress} />
    </div>
  );
}

function Stop({ id }: { id: string }) {
  const { t } = useTranslation('operation');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const stop = async () => {
    try {
      await stopBatch(id);
      await client.invalidateQueries({ queryKey: ['operator'] });
    } catch (failure) {
      message.error(words(failure));
    }
  };
  const ask = () =>
    modal.confirm({
      title: t('batch.stopTitle'),
      content: t('batch.stopText'),
      okText: t('batch.stop'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: stop,
    });
  return (
    <Button danger onClick={() => void ask()}>
      {t('batch.stop')}
    </Button>
  );
}

function Items({ batch, state, progress }: { batch: Batch; state: ItemState | null; progress: number }) {
  const { t } = useTranslation('operation');
  const found = useBatchItems(batch.id, state, progress);
  const items = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.isPending) return <Waiting lines={8} />;
  return (
    <div className={styles.rows}>
      <table className={styles.table} aria-label={t('batch.result')}>
        <thead>
          <tr>
            <th scope="col">{t('instances.record')}</th>
            <th scope="col">{t('batch.result')}</th>
            <th scope="col">{t('batch.now')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.instanceId}>
              <td>
                <Link className={styles.link} to={`/operator/instances/${item.instanceId}`}>
                  {item.instance?.record.title ?? item.instanceId}
                </Link>{' '}
                <span className={styles.muted}>{item.instance?.record.number}</span>
              </td>
              <td data-label={t('batch.result')}>
                <span>
                  <StatusTag tone={tones[item.state]}>{t(`batch.state.${item.state}`)}</StatusTag>{' '}
                  {item.detail}
                </span>
              </td>
              <td data-label={t('batch.now')}>
                {item.instance && <InstanceState instance={item.instance} />}
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
