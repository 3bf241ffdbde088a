import { describe, expect, it } from 'vitest';
import { ruleTexts } from './rules';

describe('ruleTexts', () => {
  it('should flatten what is nested and leave out what is empty', () => {
    expect(
      ruleTexts({
        subjects: { filter: { size: ['small', 'micro'], region: [] }, count: 8, ratio: null },
        rule: 'uniform',
      }),
    ).toEqual(['subjects.filter.size: small, micro', 'subjects.count: 8', 'rule: uniform']);
  });

  it('should take a plain text as it is', () => {
    expect(ruleTexts('uniform')).toEqual(['uniform']);
    expect(ruleTexts(null)).toEqual([]);
  });
});
