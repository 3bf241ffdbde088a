// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Field } from '../fields/definition';
import { digitFaults } from './digits';
import { sayIn } from './say';

const field = (check: string): Field => ({ id: 'f', type: 'textfield', key: 'f', validate: { check } });
const codes = (check: string, value: unknown, initial?: unknown) =>
  digitFaults(field(check), value, initial, sayIn('zh')).map(({ code }) => code);

describe('check digits', () => {
  it('should be those of GB 32100', () => {
    expect(codes('social-credit-code', '91350100M000100Y43')).toEqual([]);
    expect(codes('social-credit-code', ' 91350100M000100Y43 ')).toEqual([]);
    for (const wrong of ['91350100M000100Y44', '91350100M000100Y4', '91350100I000100Y43', '龘'])
      expect(codes('social-credit-code', wrong)).toEqual(['social-credit-code']);
  });

  it('should be those of GB 11643, on a day that there was', () => {
    expect(codes('citizen-id', '11010519491231002X')).toEqual([]);
    for (const wrong of [
      '110105194912310021',
      '11010519491231002x',
      '110105194902300020',
      '01010519491231002X',
    ])
      expect(codes('citizen-id', wrong)).toEqual(['citizen-id']);
  });

  it('should be asked only of what somebody enters', () => {
    expect(codes('citizen-id', '')).toEqual([]);
    expect(codes('citizen-id', null)).toEqual([]);
    expect(codes('citizen-id', '1101**********002X', '1101**********002X')).toEqual([]);
    expect(codes('citizen-id', '1101**********0021', '1101**********002X')).toEqual(['citizen-id']);
    expect(codes('no-such-check', '1')).toEqual([]);
  });
});
