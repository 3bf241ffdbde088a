// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { distance, pointText, readPoint, spoken } from './coordinates';

const words = { east: '东经', west: '西经', north: '北纬', south: '南纬' };

describe('positions', () => {
  it.each([
    ['120.153,30.287', '120.153,30.287'],
    ['120.153， 30.287', '120.153,30.287'],
    ['30.287, 120.153', '120.153,30.287'],
    ['120.153 30.287', '120.153,30.287'],
    ['（120.153，30.287）', '120.153,30.287'],
    ['30.287N 120.153E', '120.153,30.287'],
    ['N30.287 E120.153', '120.153,30.287'],
    ['纬度：30.287，经度：120.153', '120.153,30.287'],
    ['lat: 30.287, lng: 120.153', '120.153,30.287'],
    ['latitude=30.287 longitude=120.153', '120.153,30.287'],
    ['东经120°9′10.8″ 北纬30°17′13.2″', '120.153,30.287'],
    [`120°9'10.8"E, 30°17'13.2"N`, '120.153,30.287'],
    ['１２０．１５３，３０．２８７', '120.153,30.287'],
    ['-70.5,-33.25', '-70.5,-33.25'],
    ['70.5W, 33.25S', '-70.5,-33.25'],
  ])('should read %s', (typed, kept) => {
    const found = readPoint(typed);
    expect(found && pointText(found)).toBe(kept);
  });

  it.each(['', '120.153', 'abc, def', '1,2,3', '120E, 30E'])('should not take %s for a position', (typed) => {
    expect(readPoint(typed)).toBeUndefined();
  });

  it('should say where that is', () => {
    expect(spoken({ longitude: 120.153, latitude: 30.287 }, words, '，')).toBe(
      '东经 120°09′11″，北纬 30°17′13″',
    );
  });

  it('should measure', () => {
    const here = { longitude: 120, latitude: 30 };
    expect(distance(here, here)).toBe(0);
    expect(Math.round(distance(here, { longitude: 120, latitude: 31 }) / 100)).toBe(1112);
  });
});
