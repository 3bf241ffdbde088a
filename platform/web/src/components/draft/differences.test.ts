import { describe, expect, it } from 'vitest';
import type { FormSchema } from '@/lib/form-view';
import { differences } from './differences';

const schema = {
  components: [
    { key: 'result', label: '结论' },
    { type: 'group', components: [{ key: 'summary', label: '概况' }] },
  ],
} as unknown as FormSchema;

describe('differences', () => {
  it('should name only the fields that differ, in the order of the form', () => {
    const mine = { summary: '甲', result: 'pass', same: 1 };
    const theirs = { summary: '乙', same: 1 };
    expect(differences(schema, mine, theirs)).toEqual([
      { key: 'result', label: '结论', mine: 'pass', theirs: '—' },
      { key: 'summary', label: '概况', mine: '甲', theirs: '乙' },
    ]);
  });

  it('should take empty for absent', () => {
    expect(differences(schema, { result: '' }, { result: null })).toEqual([]);
  });
});
