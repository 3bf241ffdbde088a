// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sayIn } from '../validation/say';
import type { Definition, Field } from './definition';
import { money } from './money/definition';
import { daysOf, period } from './period/definition';
import { point } from './point/definition';
import { levelOf, region } from './region/definition';
import { signature } from './signature/definition';

const say = sayIn('zh');
const field = (attributes: Partial<Field>): Field => ({ id: 'f', type: 'x', key: 'f', ...attributes });
const codes = (definition: Definition, attributes: Partial<Field>, value: unknown) =>
  definition.faults(field(attributes), value, say).map(({ code }) => code);
const kept = (definition: Definition, value: unknown) =>
  definition.config.sanitizeValue({ formField: field({}), data: {}, value });
const required = { validate: { required: true } };

describe('money', () => {
  it('should keep exact text with two digits', () => {
    expect(kept(money, 1200)).toBe('1200.00');
    expect(kept(money, '1,200.5')).toBe('1200.50');
    expect(kept(money, '9007199254740993.01')).toBe('9007199254740993.01');
    expect(kept(money, '1.005')).toBe('1.005');
    expect(kept(money, '约 100')).toBe('约 100');
    expect(kept(money, '')).toBeNull();
    expect(kept(money, { amount: 1 })).toBeNull();
    expect(kept(money, NaN)).toBeNull();
  });

  it('should hold limits to the fen', () => {
    const limits = { validate: { min: 0.01, max: '9007199254740993.02' } };
    expect(codes(money, limits, '0.00')).toEqual(['min']);
    expect(codes(money, limits, '9007199254740993.02')).toEqual([]);
    expect(codes(money, limits, '9007199254740993.03')).toEqual(['max']);
    expect(codes(money, limits, '1.005')).toEqual(['decimals']);
    expect(codes(money, limits, '约 100')).toEqual(['money']);
    expect(codes(money, {}, '10000000000000000.00')).toEqual(['max']);
    expect(codes(money, required, null)).toEqual(['required']);
    expect(codes(money, {}, null)).toEqual([]);
  });
});

describe('period', () => {
  it('should keep two days and nothing else', () => {
    expect(kept(period, { start: '2026-01-01', end: '', more: 1 })).toEqual({ start: '2026-01-01' });
    expect(kept(period, {})).toBeNull();
    expect(kept(period, ['2026-01-01'])).toBeNull();
  });

  it('should count both days', () => {
    expect(daysOf({ start: '2026-02-27', end: '2026-03-01' })).toBe(3);
    expect(daysOf({ start: '2026-02-27' })).toBeUndefined();
  });

  it('should ask for both, in order, of a length', () => {
    const limits = { validate: { required: true, minDays: 2, maxDays: 31 } };
    expect(codes(period, limits, null)).toEqual(['required']);
    expect(codes(period, {}, { start: '2026-01-01' })).toEqual(['required']);
    expect(codes(period, limits, { start: '2026-01-02', end: '2026-01-01' })).toEqual(['order']);
    expect(codes(period, limits, { start: '2026-02-30', end: '2026-03-01' })).toEqual(['date']);
    expect(codes(period, limits, { start: '2026-01-01', end: '2026-01-01' })).toEqual(['minDays']);
    expect(codes(period, limits, { start: '2026-01-01', end: '2026-02-01' })).toEqual(['maxDays']);
    expect(codes(period, limits, { start: '2026-01-01', end: '2026-01-31' })).toEqual([]);
  });
});

describe('point', () => {
  it('should be on earth', () => {
    expect(kept(point, ' 120.153 ， 30.287 ')).toBe('120.153,30.287');
    expect(codes(point, {}, '120.153,30.287')).toEqual([]);
    expect(codes(point, {}, '181,30')).toEqual(['range']);
    expect(codes(point, {}, '30.2')).toEqual(['point']);
    expect(codes(point, required, null)).toEqual(['required']);
    expect(kept(point, 'x'.repeat(61))).toBeNull();
  });
});

describe('region', () => {
  it('should be chosen as far down as asked', () => {
    expect(['990000', '990100', '990101', '990101001', '990101001002'].map(levelOf)).toEqual([
      'province',
      'city',
      'county',
      'town',
      'village',
    ]);
    expect(codes(region, { level: 'county' }, '990100')).toEqual(['level']);
    expect(codes(region, { level: 'county' }, '990101001')).toEqual([]);
    expect(codes(region, {}, '99')).toEqual(['type']);
    expect(codes(region, required, null)).toEqual(['required']);
  });
});

describe('signature', () => {
  it('should be one picture', () => {
    expect(kept(signature, 'a')).toEqual(['a']);
    expect(codes(signature, required, [])).toEqual(['required']);
    expect(codes(signature, required, ['a'])).toEqual([]);
    expect(codes(signature, required, ['a', 'b'])).toEqual(['maxItems']);
  });
});
