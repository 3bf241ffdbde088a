import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusals } from '@/components/Refusals';
import { words } from '@/lib/words';
import { actOnBulk, useBulkItems, type BulkDeed, type BulkItem } from './api';
import { isTrial, reached } from './reached';
import './messages';

/** What the deed may have changed is asked for again. */
export const afterBulk = (client: QueryClient) =>
  Promise.all(
    ['tasks', 'task', 'home', 'supervisions', 'bulk-deeds'].map((key) =>
      client.invalidateQueries({ queryKey: [key] }),
    ),
  );

/** Once it is over, after one has watched it. */
export function useEnded(bulk: BulkDeed, then?: () => void) {
  const client = useQueryClient();
  const before = useRef(bulk.state);
  const { state } = bulk;
  useEffect(() => {
    const worked = before.current === 'running' || before.current === 'tried';
    before.current = state;
    if (!worked || (state !== 'done' && state !== 'stopped')) return;
    void afterBulk(client);
    then?.();
  }, [client, state, then]);
}

interface Props {
  bulk: BulkDeed;
  /** What is done, in the words of the page. */
  name: string;
}

/** Stopping it while it runs, doing it once it has been tried. */
export function BulkActs({ bulk, name }: Props) {
  const { t } = useTranslation('bulk');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { id } = bulk;
  const act = async (deed: 'run' | 'stop') => {
    try {
      client.setQueryData(['bulk-deed', id], await actOnBulk(id, deed));
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
      await client.invalidateQueries({ queryKey: ['bulk-deed', id] });
    }
  };
  return (
    <>
      {bulk.running && <Button onClick={() => void act('stop')}>{t('stop')}</Button>}
      {bulk.state === 'tried' && bulk.ready > 0 && (
        <Button type="primary" onClick={() => void act('run')}>
          {t('run', { deed: name, count: bulk.ready })}
        </Button>
      )}
    </>
  );
}

/** What will happen, how far it is, to which it was not done and why. */
export function BulkState({ bulk, name }: Props) {
  const { t } = useTranslation('bulk');
  const { state, total, ready, done, refused } = bulk;
  const seen = reached(bulk);
  return (
    <>
      {state !== 'failed' && (
        <p role="status" style={{ margin: 0 }}>
          {t(state, { deed: name, total, ready, done, reached: seen })}
        </p>
      )}
      {bulk.text && <blockquote style={{ margin: 0 }}>{bulk.text}</blockquote>}
      {bulk.running && (
        <Progress
          aria-label={t('progress')}
          percent={Math.floor((100 * seen) / Math.max(1, total))}
          status="active"
        />
      )}
      {bulk.failure && <Alert type="error" showIcon title={bulk.failure} />}
      <Found
        bulk={bulk}
        outcome="refused"
        title={t(isTrial(bulk) ? 'refusedFirst' : 'refused', { count: refused, deed: name })}
      />
      {state === 'tried' && <Found bulk={bulk} outcome="ready" title={t('ready')} />}
    </>
  );
}

function Found({ bulk, outcome, title }: { bulk: BulkDeed; outcome: 'ready' | 'refused'; title: string }) {
  const { t } = useTranslation('bulk');
  const shown = (item: BulkItem) => ({ ...item, title: item.title || t('hidden') });
  return <Refusals title={title} found={useBulkItems(bulk, outcome)} shown={shown} />;
}
