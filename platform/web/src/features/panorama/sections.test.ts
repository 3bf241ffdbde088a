import { describe, expect, it } from 'vitest';
import { lastMonths } from './sections';
import { daysLeft } from './Tags';

describe('panorama', () => {
  it('counts months over the turn of a year', () => {
    expect(lastMonths('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(lastMonths('2026-11', 24)[0]).toBe('2024-12');
  });

  it('counts the days a certificate is still valid', () => {
    expect(daysLeft('2026-12-31', '2026-12-01')).toBe(30);
    expect(daysLeft('2026-11-30', '2026-12-01')).toBe(-1);
  });
});
