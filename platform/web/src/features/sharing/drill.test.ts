import { describe, expect, it } from 'vitest';
import type { FieldEntry } from './api';
import { dimension, filtersOf, lastDay } from './drill';

const field = (name: string, type: string) => ({ name, type }) as FieldEntry;
const fields = [field('area', 'code'), field('checked', 'date')];
const group = (by: Record<string, string | null>) => ({ by, labels: by, count: 1, sums: {} });

describe('drilling down @D11', () => {
  it('names the very records of a group', () => {
    expect(filtersOf(group({ area: '310115', checked: '2024-02' }), fields)).toEqual([
      ['area.is', '310115'],
      ['checked.from', '2024-02-01'],
      ['checked.to', '2024-02-29'],
    ]);
    expect(filtersOf(group({ area: null }), fields)).toEqual([['area.is', '']]);
    expect(filtersOf(group({ checked: '2025' }), fields)).toEqual([
      ['checked.from', '2025-01-01'],
      ['checked.to', '2025-12-31'],
    ]);
  });

  it('knows the last day of every period', () => {
    expect(lastDay('2023-02')).toBe('2023-02-28');
    expect(lastDay('2026-12')).toBe('2026-12-31');
    expect(lastDay('2026-03-05')).toBe('2026-03-05');
  });

  it('asks for days by their unit and for others as they are', () => {
    expect(dimension('checked', fields, 'year')).toBe('checked:year');
    expect(dimension('area', fields, 'year')).toBe('area');
  });
});
