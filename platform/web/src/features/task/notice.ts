import type { TFunction } from 'i18next';
import { dateTime } from '@/lib/time';
import type { TaskSummary } from './api';

const endings = ['returned', 'withdrawn', 'jumped', 'canceled', 'terminated'] as const;

/** Why a task can be seen but not worked on; null where it can. */
export function taskNotice(task: TaskSummary, t: TFunction<'task'>): string | null {
  if (task.state === 'waiting') return t('state.waiting');
  if (task.ending === 'returned' && task.endedBy) {
    return t('state.returned', { name: task.endedBy.name, at: dateTime(task.endedAt) });
  }
  if (task.state === 'canceled') {
    const why = endings.find((one) => one === task.ending);
    return t(why ? `dropped.${why}` : 'state.canceled');
  }
  if (task.state === 'completing') return t('state.completing');
  if (task.state === 'done') {
    return task.endedBy
      ? t('state.done', { name: task.endedBy.name, at: dateTime(task.endedAt) })
      : t('state.doneNobody');
  }
  if (task.mine) return null;
  if (task.claimable) return t('state.claimable');
  return task.assignee ? t('state.watch', { name: task.assignee.name }) : t('state.nobody');
}
