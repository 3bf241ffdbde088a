import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { useLabel } from '@/lib/i18n';
import type { TaskSummary } from './api';

/** What another system asks: worked on there. */
export function ExternalTodo({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('task');
  const label = useLabel();
  return (
    <Empty
      title={`${task.name} · ${task.record.title}`}
      action={
        <Button type="primary" href={task.link ?? undefined} target="_blank" rel="noopener noreferrer">
          {t('external.open')}
        </Button>
      }
    >
      {t('external.text', { system: label(task.processLabel) })}
    </Empty>
  );
}
