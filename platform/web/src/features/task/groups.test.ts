import { describe, expect, it } from 'vitest';
import type { TaskSummary } from './api';
import { grouped } from './groups';

const task = (id: string, processId: string, dueAt: string | null) =>
  ({
    id,
    processId,
    processLabel: processId,
    dueAt,
    record: { registry: 'r', id, title: id },
  }) as TaskSummary;
const words = { label: String, noDay: '无时限' };
const tasks = [
  task('1', 'a', '2026-11-22T06:00:00Z'),
  task('2', 'b', '2026-11-22T20:00:00Z'),
  task('3', 'a', null),
];

describe('grouped', () => {
  it('should leave an ungrouped list alone', () => {
    expect(grouped(tasks, undefined, words)[0]?.tasks).toEqual(tasks);
  });

  it('should put each task under its heading, in the order of the list', () => {
    const groups = grouped(tasks, 'process', words);
    expect(groups.map((group) => [group.title, group.tasks.map((one) => one.id)])).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]);
  });

  it('should take the day as it is in the office, and say where there is none', () => {
    expect(grouped(tasks, 'day', words).map((group) => group.title)).toEqual([
      '2026-11-22',
      '2026-11-23',
      '无时限',
    ]);
  });
});
