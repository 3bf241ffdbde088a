import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { markRead, useTaskSummary, type TaskSummary } from './api';
import styles from './ExternalTodo.module.css';

/** What another system asks: worked on there. */
export function ExternalTodo({ id, above }: { id: string; above?: ReactNode }) {
  const client = useQueryClient();
  const { data, error, refetch } = useTaskSummary(id);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) markRead(client, id);
  }, [client, id, loaded]);
  return (
    <div className={styles.frame}>
      {above}
      {data ? (
        <Todo task={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting lines={4} />
      )}
    </div>
  );
}

function Todo({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('task');
  const label = useLabel();
  const system = label(task.processLabel);
  const open = task.state === 'open';
  return (
    <Empty
      title={`${task.name} · ${task.record.title}`}
      action={
        open && (
          <Button type="primary" href={task.link ?? undefined} target="_blank" rel="noopener noreferrer">
            {t('external.open')}
          </Button>
        )
      }
    >
      {open ? t('external.text', { system }) : t('external.done', { system, at: dateTime(task.endedAt) })}
    </Empty>
  );
}
