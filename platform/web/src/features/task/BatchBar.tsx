import { App, Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope, TaskSummary } from './api';
import { act, commonActions, type BatchAction, type Said } from './batch';
import { BatchDialog } from './BatchDialog';
import { useBatch } from './useBatch';
import styles from './BatchBar.module.css';

interface Props {
  scope: Scope;
  tasks: TaskSummary[];
  onClear: () => void;
  onAll: () => void;
}

/** What can be done with all that is selected. */
export function BatchBar({ scope, tasks, onClear, onAll }: Props) {
  const { t } = useTranslation('task');
  const { message } = App.useApp();
  const [asking, setAsking] = useState<BatchAction | null>(null);
  const { batch, run, stop, close } = useBatch();
  const start = async (action: BatchAction, said: Said) => {
    setAsking(null);
    const result = await run(tasks, (task) => act(action, task, said));
    onClear();
    if (result.failed.length > 0) return;
    close();
    message.success(t('batch.finished', { action: t(`batch.${action}`), done: result.done }));
  };
  if (tasks.length === 0 && !batch) return null;
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
              onClick={() =>
                action === 'claim' ? void start(action, { people: [], reason: '' }) : setAsking(action)
              }
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
          onDone={(said) => void start(asking, said)}
        />
      )}
      {batch && (batch.running || batch.failed.length > 0) && (
        <Modal
          open
          title={
            batch.running
              ? t('batch.running', { done: batch.done + batch.failed.length, total: batch.total })
              : t('batch.failed', { count: batch.failed.length })
          }
          closable={!batch.running}
          onCancel={close}
          footer={
            <Button onClick={batch.running ? stop : close}>
              {batch.running ? t('batch.stop') : t('close', { ns: 'common' })}
            </Button>
          }
        >
          <Progress percent={Math.round(((batch.done + batch.failed.length) / batch.total) * 100)} />
          <ul className={styles.failed}>
            {batch.failed.map(({ task, reason }) => (
              <li key={task.id}>
                <strong>
                  {task.name} · {task.record.title}
                </strong>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </>
  );
}
