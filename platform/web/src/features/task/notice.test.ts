import '@/lib/i18n';
import './messages';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { TaskSummary } from './api';
import { taskNotice } from './notice';

const t = i18next.getFixedT('zh', 'task');
const task = (change: Partial<TaskSummary>): TaskSummary => ({
  id: '1',
  name: '现场检查',
  processId: 'p',
  processLabel: '日常检查',
  instanceId: '2',
  elementId: 'check',
  record: { registry: 'r', id: '3', number: null, title: '某店', status: null },
  assignee: null,
  candidates: [],
  createdAt: '2026-11-22T06:00:00Z',
  dueAt: null,
  clock: 'none',
  priority: 50,
  state: 'open',
  mine: false,
  claimable: false,
  ...change,
});

describe('taskNotice', () => {
  it('should say nothing about a task that is mine', () => {
    expect(taskNotice(task({ mine: true }), t)).toBeNull();
  });

  it('should name who has it, and what the reader may do', () => {
    const assignee = { username: 'li', name: '李某' };
    expect(taskNotice(task({ assignee }), t)).toBe('该任务由李某办理，您可以查看但不能办理。');
    expect(taskNotice(task({ claimable: true }), t)).toContain('签收后由您办理');
  });

  it('should say who finished it and when', () => {
    const endedBy = { username: 'li', name: '李某' };
    expect(taskNotice(task({ state: 'done', endedBy, endedAt: '2026-11-22T06:05:00Z' }), t)).toBe(
      '该任务已由李某于 2026-11-22 14:05 办结。',
    );
  });

  it('should say why nothing needs to be done any more', () => {
    expect(taskNotice(task({ state: 'canceled' }), t)).toContain('不再需要您办理');
    expect(taskNotice(task({ state: 'canceled', ending: 'canceled' }), t)).toContain('发起人撤销');
    expect(taskNotice(task({ state: 'canceled', ending: 'returned' }), t)).toContain('退回');
  });
});
