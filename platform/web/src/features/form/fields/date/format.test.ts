// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { parse, serialize } from './format';

describe('dates and times', () => {
  it.each([
    ['date', undefined, '2026-11-22'],
    ['time', undefined, '14:05'],
    ['time', 'utc_offset', '14:05+08:00'],
    ['time', 'utc_normalized', '06:05Z'],
    ['datetime', 'no_timezone', '2026-11-22T14:05'],
    ['datetime', 'utc_offset', '2026-11-22T14:05+08:00'],
    ['datetime', 'utc_normalized', '2026-11-22T06:05Z'],
  ] as const)('should write a %s (%s) as it was read', (subtype, format, value) => {
    const moment = parse(value, subtype);
    expect(serialize(moment, subtype, format)).toBe(value);
    if (subtype !== 'date') expect(moment?.format('HH:mm')).toBe('14:05');
  });

  it('should show an instant on the clock of the office, wherever the browser stands', () => {
    expect(parse('2026-11-22T17:30:00Z', 'datetime')?.format('YYYY-MM-DD HH:mm')).toBe('2026-11-23 01:30');
  });

  it('should read what is no date as nothing', () => {
    expect(parse('soon', 'date')).toBeNull();
    expect(parse('', 'datetime')).toBeNull();
    expect(parse(null, 'time')).toBeNull();
  });
});
