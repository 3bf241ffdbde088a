// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { gridLines, gridStep } from './grid';

describe('the grid of a map @C3', () => {
  it.each([
    [60, 6, 10],
    [1.4, 6, 0.5],
    [0.013, 6, 0.005],
    [0.00001, 6, 0.0001],
    [400, 6, 30],
  ])('should divide %s degrees by at most %s lines', (span, most, step) => {
    expect(gridStep(span, most)).toBe(step);
  });

  it('should stand at round degrees, with as many digits as they need', () => {
    expect(gridLines(120.148, 120.171, 0.005).map((line) => line.label)).toEqual([
      '120.150°',
      '120.155°',
      '120.160°',
      '120.165°',
      '120.170°',
    ]);
    expect(gridLines(-15, 12, 10).map((line) => line.degrees)).toEqual([-10, 0, 10]);
  });
});
