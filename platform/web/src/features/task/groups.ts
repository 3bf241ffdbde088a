import { dateTime } from '@/lib/time';
import type { TaskSummary } from './api';

export const groupings = ['process', 'record', 'day'] as const;
export type Grouping = (typeof groupings)[number];

export interface Group {
  key: string;
  title: string;
  tasks: TaskSummary[];
}

/** Tasks under headings, each heading where its first task stands; within it the order stays. */
export function grouped(
  tasks: TaskSummary[],
  by: Grouping | undefined,
  words: { label: (text: TaskSummary['processLabel']) => string; noDay: string },
): Group[] {
  if (!by) return [{ key: '', title: '', tasks }];
  const heading = (task: TaskSummary): [string, string] => {
    if (by === 'process') return [task.processId, words.label(task.processLabel)];
    if (by === 'record') return [`${task.record.registry}/${task.record.id}`, task.record.title];
    const day = task.dueAt ? dateTime(task.dueAt).slice(0, 10) : '';
    return [day, day || words.noDay];
  };
  const groups = new Map<string, Group>();
  for (const task of tasks) {
    const [key, title] = heading(task);
    const group = groups.get(key) ?? { key, title, tasks: [] };
    group.tasks.push(task);
    groups.set(key, group);
  }
  return [...groups.values()];
}
