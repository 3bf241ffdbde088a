import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/lib/api';
import type { Page } from '@/lib/query';
import type { RecordRef } from '@/lib/records';
import type { TaskSummary } from './api';

/** What of a record waits for the reader, with the way there. */
export function RecordTasks({ record }: { record: RecordRef }) {
  const { t } = useTranslation('task');
  const words = record.number ?? record.title;
  const load = (scope: 'mine' | 'candidate') => ({
    queryKey: ['tasks', 'of-record', record.registry, record.id, scope],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<Page<TaskSummary>>('/api/tasks', { query: { scope, q: words, limit: 10 }, signal }),
  });
  const mine = useQuery(load('mine')).data?.rows ?? [];
  const offered = useQuery(load('candidate')).data?.rows ?? [];
  const tasks = [...mine, ...offered].filter(
    (task) => task.record.registry === record.registry && task.record.id === record.id,
  );
  return tasks.map((task) => (
    <Alert
      key={task.id}
      type="info"
      showIcon
      style={{ margin: '0 24px 12px' }}
      title={t(task.claimable ? 'record.claimable' : 'record.mine', { name: task.name })}
      action={<Link to={`/tasks/${task.id}`}>{t('record.go')}</Link>}
    />
  ));
}
