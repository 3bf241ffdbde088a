import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Refusals } from '@/components/Refusals';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { words } from '@/lib/words';
import { actOnBulk, useBulk, useBulkItems, type BulkDeed, type BulkItem, type DeedName } from './api';
import './messages';

type Label = (deed: DeedName) => string;

/** What the address says is being done to many: what will happen, how far it is, to which it was not done and why. */
export function BulkDialog({ label }: { label: Label }) {
  const { parameters, change } = useAddress();
  const id = parameters.get('bulk');
  return (
    id && <Opened key={id} id={id} label={label} onClose={() => change({ bulk: null }, { replace: true })} />
  );
}

function Opened({ id, label, onClose }: { id: string; label: Label; onClose: () => void }) {
  const { data, error, refetch } = useBulk(id);
  if (data) return <Shown bulk={data} name={label(data.deed)} onClose={onClose} />;
  return (
    <Modal open footer={null} onCancel={onClose}>
      {error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting lines={4} />}
    </Modal>
  );
}

/** What the deed may have changed is asked for again. */
export const afterBulk = (client: QueryClient) =>
  Promise.all(
    ['tasks', 'task', 'home', 'supervisions'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  );

function Shown({ bulk, name, onClose }: { bulk: BulkDeed; name: string; onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const before = useRef(bulk.state);
  const { id, state, total, ready, done, refused } = bulk;
  useEffect(() => {
    const worked = before.current === 'running' || before.current === 'tried';
    const over = state === 'done' || state === 'stopped';
    before.current = state;
    if (!worked || !over) return;
    void afterBulk(client);
    if (state === 'done' && refused === 0) {
      message.success(t('finished', { deed: name, done }));
      onClose();
    }
  }, [client, done, message, name, onClose, refused, state, t]);
  const act = async (deed: 'run' | 'stop') => {
    try {
      client.setQueryData(['bulk-deed', id], await actOnBulk(id, deed));
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
      await client.invalidateQueries({ queryKey: ['bulk-deed', id] });
    }
  };
  const trial = state === 'trying' || state === 'tried';
  // Those that the trial refused are not looked at again.
  const reached = trial ? ready + refused : Math.min(total, done + refused);
  return (
    <Modal
      open
      title={t('title', { deed: name })}
      onCancel={onClose}
      footer={
        <>
          {bulk.running && <Button onClick={() => void act('stop')}>{t('stop')}</Button>}
          <Button onClick={onClose}>
            {state === 'tried' && ready > 0 ? common('cancel') : common('close')}
          </Button>
          {state === 'tried' && ready > 0 && (
            <Button type="primary" onClick={() => void act('run')}>
              {t('run', { deed: name, count: ready })}
            </Button>
          )}
        </>
      }
    >
      <div style={{ display: 'grid', gap: 12, maxHeight: '60vh', overflowY: 'auto' }}>
        {state !== 'failed' && (
          <p role="status" style={{ margin: 0 }}>
            {t(state, { deed: name, total, ready, done, reached })}
          </p>
        )}
        {bulk.text && <blockquote style={{ margin: 0 }}>{bulk.text}</blockquote>}
        {bulk.running && (
          <Progress
            aria-label={t('progress')}
            percent={Math.floor((100 * reached) / Math.max(1, total))}
            status="active"
          />
        )}
        {bulk.failure && <Alert type="error" showIcon title={bulk.failure} />}
        <Listed
          bulk={bulk}
          outcome="refused"
          title={t(trial ? 'refusedFirst' : 'refused', { count: refused, deed: name })}
        />
        {state === 'tried' && <Listed bulk={bulk} outcome="ready" title={t('ready')} />}
      </div>
    </Modal>
  );
}

function Listed({ bulk, outcome, title }: { bulk: BulkDeed; outcome: 'ready' | 'refused'; title: string }) {
  const { t } = useTranslation('bulk');
  const shown = (item: BulkItem) => ({ ...item, title: item.title || t('hidden') });
  return <Refusals title={title} found={useBulkItems(bulk, outcome)} shown={shown} />;
}
