import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { moved, nameOf, valueAt, withValue } from './source';

describe('a definition as it is edited', () => {
  const source = { registry: 'lift', fields: [{ name: 'a', required: true }, { name: 'b' }] };

  it('finds and replaces what a path names, and leaves out what says nothing', () => {
    expect(valueAt(source, 'fields[1].name')).toBe('b');
    expect(withValue(source, 'fields[0].required', false).fields).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(withValue(source, 'label.zh', '电梯').label).toEqual({ zh: '电梯' });
    expect(withValue(source, 'help.zh', '').help).toEqual({ zh: '' });
    expect(source.fields[0]).toEqual({ name: 'a', required: true });
  });

  it('moves entries', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 9)).toEqual(['a', 'b', 'c']);
  });

  it('makes names that programs can use and nobody has yet', () => {
    expect(nameOf('Next inspection', [], 'field')).toBe('next_inspection');
    expect(nameOf('2nd floor', ['field_2nd_floor'], 'field')).toBe('field_2nd_floor_2');
    expect(nameOf('层数', ['field'], 'field')).toBe('field_2');
  });
});

describe('differences of definitions', () => {
  it('follow names, not positions', () => {
    const found = differences(
      { fields: [{ name: 'a', max: 1 }, { name: 'b' }, { name: 'c' }] },
      { fields: [{ name: 'b' }, { name: 'a', max: 2 }, { name: 'd', label: { zh: '丁' } }] },
    );
    expect(found).toEqual([
      { path: ['fields', 'a', 'max'], before: '1', after: '2' },
      { path: ['fields', 'c'], before: '{"name":"c"}', after: '' },
      { path: ['fields', '丁 (d)'], before: '', after: '{"name":"d","label":{"zh":"丁"}}' },
      { path: ['fields', '#'], before: 'a, b', after: 'b, a' },
    ]);
    expect(differences({ a: [1] }, { a: [1] })).toEqual([]);
  });

  it('show how records were numbered before and after', () => {
    expect(differences({ number: 'DT{seq:3}' }, { number: 'DT{yyyy}{seq:4:year}' })).toEqual([
      { path: ['number'], before: 'DT{seq:3}', after: 'DT{yyyy}{seq:4:year}' },
    ]);
    expect(differences({}, { number: 'DT{seq:3}' })).toEqual([
      { path: ['number'], before: '', after: 'DT{seq:3}' },
    ]);
  });
});
