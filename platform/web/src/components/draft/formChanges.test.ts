import { describe, expect, it } from 'vitest';
import type { FormSchema } from '@/lib/form-view';
import { formChanges, lostValues } from './formChanges';

const schema = (components: unknown[]) => ({ components }) as unknown as FormSchema;

const older = schema([
  { key: 'result', label: '结论', type: 'radio', id: 'A' },
  { key: 'summary', label: '概况', type: 'textarea' },
  { path: 'rows', label: '明细', components: [{ key: 'item', label: '项目' }] },
]);

describe('formChanges', () => {
  it('should name what is new, gone and otherwise', () => {
    const newer = schema([
      { type: 'group', components: [{ id: 'B', type: 'radio', label: '结论', key: 'result' }] },
      {
        path: 'rows',
        label: '明细',
        components: [{ key: 'item', label: '项目', validate: { required: true } }],
      },
      { key: 'weather', label: '天气' },
    ]);
    expect(formChanges(older, newer)).toEqual({ added: ['天气'], removed: ['概况'], changed: ['项目'] });
  });

  it('should find nothing where only the place differs', () => {
    expect(formChanges(older, older)).toEqual({ added: [], removed: [], changed: [] });
  });
});

describe('lostValues', () => {
  it('should label what was typed and leave out what is empty', () => {
    expect(lostValues(older, { summary: '甲', rows: null })).toEqual([{ label: '概况', value: '甲' }]);
  });
});
