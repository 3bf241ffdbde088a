import { describe, expect, it } from 'vitest';
import type { TaskSummary } from './api';
import { actionsOf, commonActions } from './batch';

const task = (part: Partial<TaskSummary>) => ({ state: 'open', mine: false, ...part }) as TaskSummary;

describe('actionsOf', () => {
  it('should offer what the list is for', () => {
    expect(actionsOf(task({ claimable: true }), 'candidate')).toEqual(['claim']);
    expect(actionsOf(task({ mine: true, approvable: true }), 'mine')).toEqual(['approve', 'transfer']);
    expect(actionsOf(task({}), 'team')).toEqual(['transfer', 'urge']);
    expect(actionsOf(task({}), 'started')).toEqual(['urge']);
  });

  it('should offer nothing where it is over or elsewhere', () => {
    expect(actionsOf(task({ state: 'done', mine: true }), 'done')).toEqual([]);
    expect(actionsOf(task({ mine: true, link: 'https://example.org' }), 'mine')).toEqual([]);
  });
});

describe('commonActions', () => {
  it('should offer only what can be done with all', () => {
    const both = [task({ mine: true, approvable: true }), task({ mine: true })];
    expect(commonActions(both, 'mine')).toEqual(['transfer']);
  });
});
