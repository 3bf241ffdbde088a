import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startBulk } from '@/components/bulk/api';
import { BulkDialog } from '@/components/bulk/BulkDialog';
import { afterBulk } from '@/components/bulk/BulkState';
import { useAddress } from '@/lib/address';
import { words } from '@/lib/words';
import type { Scope, TaskSummary } from './api';
import { commonActions, type BatchAction, type Said } from './batch';
import { BatchDialog } from './BatchDialog';
import styles from './BatchBar.module.css';

interface Props {
  scope: Scope;
  tasks: TaskSummary[];
  onClear: () => void;
  onAll: () => void;
}

/** What can be done with all that is selected. Accepting needs no second look: what somebody else took, stays theirs. */
export function BatchBar({ scope, tasks, onClear, onAll }: Props) {
  const { t } = useTranslation('task');
  const { message } = App.useApp();
  const { change } = useAddress();
  const client = useQueryClient();
  const [asking, setAsking] = useState<BatchAction | null>(null);
  const start = async (deed: BatchAction, { people, reason }: Said) => {
    const wish = { deed, person: people[0] ?? null, text: reason, straight: deed === 'claim' };
    const bulk = await startBulk(wish, { ids: tasks.map((task) => task.id) });
    setAsking(null);
    onClear();
    if (bulk.state !== 'tried') await afterBulk(client);
    if (bulk.state === 'done' && bulk.refused === 0)
      message.success(t('batch.finished', { action: t(`batch.${deed}`), done: bulk.done }));
    else change({ bulk: bulk.id });
  };
  const claim = () =>
    start('claim', { people: [], reason: '' }).catch((failure: unknown) => {
      message.error(words(failure));
    });
  return (
    <>
      {tasks.length > 0 && (
        <div className={styles.bar} role="toolbar" aria-label={t('batch.selected', { count: tasks.length })}>
          <span className={styles.count}>{t('batch.selected', { count: tasks.length })}</span>
          {commonActions(tasks, scope).map((action, index) => (
            <Button
              key={action}
              size="small"
              type={index === 0 ? 'primary' : 'default'}
              onClick={() => (action === 'claim' ? void claim() : setAsking(action))}
            >
              {t(`batch.${action}`)}
            </Button>
          ))}
          <Button size="small" type="text" onClick={onAll}>
            {t('batch.all')}
          </Button>
          <Button size="small" type="text" onClick={onClear}>
            {t('batch.clear')}
          </Button>
        </div>
      )}
      {asking && (
        <BatchDialog
          action={asking}
          count={tasks.length}
          onClose={() => setAsking(null)}
          onDone={(said) => start(asking, said)}
        />
      )}
      <BulkDialog
        label={(deed) => t(deed === 'supervise' || deed === 'urge-stage' ? 'batch.urge' : `batch.${deed}`)}
      />
    </>
  );
}
