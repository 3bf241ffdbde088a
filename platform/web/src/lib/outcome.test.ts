import { describe, expect, it } from 'vitest';
import { outcomeText } from './outcome';

const schema = {
  components: [
    { key: 'other', values: [{ value: 'approve', label: '别的' }] },
    {
      type: 'group',
      components: [{ key: 'review_outcome', values: [{ value: 'approve', label: '同意' }] }],
    },
    { key: 'result', valuesExpression: '=if x then [{value: "problems", label: "发现问题"}] else []' },
  ],
};

describe('outcomeText', () => {
  it('should use the label of the option that was chosen', () => {
    expect(outcomeText(schema, { review_outcome: 'approve' }, 'approve')).toBe('同意');
  });

  it('should find the option where nothing else of the submission may be seen', () => {
    expect(outcomeText({ components: schema.components.slice(1) }, {}, 'approve')).toBe('同意');
  });

  it('should find options that an expression spells out', () => {
    expect(outcomeText(schema, { result: 'problems' }, 'problems')).toBe('发现问题');
  });

  it('should fall back to the code', () => {
    expect(outcomeText(undefined, {}, 'approve')).toBe('approve');
    expect(outcomeText(schema, { review_outcome: 'return' }, 'return')).toBe('return');
  });
});
