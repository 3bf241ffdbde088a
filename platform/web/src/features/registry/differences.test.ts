import { describe, expect, it } from 'vitest';
import type { Field, RegistryRecord } from '@/lib/records';
import { changedValues, differences } from './differences';

const record = (
  values: Record<string, unknown>,
  labels: Record<string, string | string[]> = {},
): RegistryRecord => ({
  registry: 'r',
  id: '1',
  version: 1,
  number: null,
  title: '',
  status: null,
  values,
  labels,
});
const field = (name: string, type = 'text'): Field => ({ name, type, label: { zh: name, en: name } });

describe('changedValues', () => {
  it('should keep what differs, and take nothing for nothing', () => {
    expect(changedValues({ a: 1, b: null, c: ['x'] }, { a: 2, b: '', c: ['x'] }, ['a', 'b'])).toEqual({
      a: 2,
    });
  });

  it('should see that something was emptied', () => {
    expect(changedValues({ a: 'x' }, { a: '' }, [])).toEqual({ a: '' });
  });

  it('should empty what the form hides now, and leave alone what it never asks for', () => {
    expect(changedValues({ ratio: 10, number: 'A1' }, { count: 2 }, ['ratio', 'count'])).toEqual({
      count: 2,
      ratio: null,
    });
  });
});

describe('differences', () => {
  it('should say what others changed, by labels where there are any', () => {
    const base = record({ name: '旧', codes: ['a'], other: 1 }, { codes: ['甲'] });
    const latest = record({ name: '新', codes: ['a', 'b'], other: 1 }, { codes: ['甲', '乙'] });
    const found = differences(
      [field('name'), field('codes', 'codes'), field('other')],
      base,
      latest,
      (one) => one.label.zh,
      '、',
    );
    expect(found).toEqual([
      { field: 'name', label: 'name', before: '旧', after: '新' },
      { field: 'codes', label: 'codes', before: '甲', after: '甲、乙' },
    ]);
  });
});
