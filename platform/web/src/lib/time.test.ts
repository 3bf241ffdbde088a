import { describe, expect, it } from 'vitest';
import { dateTime, day, hour, largestUnit, minute, relative, timeOfDay } from './time';

describe('time', () => {
  it('should read every instant by the clock of Shanghai', () => {
    expect(dateTime('2026-11-22T06:05:59Z')).toBe('2026-11-22 14:05');
    expect(dateTime('2026-11-22T00:30:00+08:00')).toBe('2026-11-22 00:30');
    expect(timeOfDay('2026-11-21T16:00:00Z')).toBe('00:00');
  });

  it('should say nothing for what is no instant', () => {
    expect(dateTime(null)).toBe('');
    expect(dateTime('soon')).toBe('');
  });

  it('should use the greatest unit, and never say zero', () => {
    expect(largestUnit(-2.9 * day)).toEqual({ unit: 'day', value: 2 });
    expect(largestUnit(5 * hour)).toEqual({ unit: 'hour', value: 5 });
    expect(largestUnit(1)).toEqual({ unit: 'minute', value: 1 });
  });

  it('should say how long ago and how soon', () => {
    const now = Date.parse('2026-11-22T06:00:00Z');
    expect(relative('2026-11-22T03:00:00Z', 'zh-CN', now)).toBe('3小时前');
    expect(relative('2026-11-24T06:00:00Z', 'en', now)).toBe('in 2 days');
    expect(relative(new Date(now - 5 * minute).toISOString(), 'en', now)).toBe('5 minutes ago');
  });
});
