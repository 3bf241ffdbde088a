import type { Scope, TaskSummary } from './api';

/** What can be done with many tasks at once. */
export type BatchAction = 'claim' | 'approve' | 'transfer' | 'urge';

/** What was said once for all of them. */
export interface Said {
  people: string[];
  reason: string;
}

const others: Scope[] = ['team', 'started', 'delegated'];

/** What can be done with a task in a list; the server has the last word on each. */
export function actionsOf(task: TaskSummary, scope: Scope): BatchAction[] {
  if (task.link || task.state !== 'open') return [];
  const actions: BatchAction[] = [];
  if (task.claimable) actions.push('claim');
  if (task.approvable) actions.push('approve');
  if (task.mine || scope === 'team') actions.push('transfer');
  if (!task.mine && others.includes(scope)) actions.push('urge');
  return actions;
}

/** What can be done with all of them. */
export const commonActions = (tasks: TaskSummary[], scope: Scope): BatchAction[] =>
  (['claim', 'approve', 'transfer', 'urge'] as const).filter((action) =>
    tasks.every((task) => actionsOf(task, scope).includes(action)),
  );
