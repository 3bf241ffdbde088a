import { describe, expect, it } from 'vitest';
import { isComplete, read, written, type Group } from './query';

const group: Group = {
  kind: 'all',
  parts: [
    { field: 'colour', is: 'one-of', values: ['red'] },
    { kind: 'any', parts: [{ field: 'handler', is: 'me', values: [] }] },
  ],
};

describe('a query in the address', () => {
  it('comes back as it went', () => {
    expect(read(written(group))).toEqual(group);
  });

  it('asks nothing where the address is no query', () => {
    expect(read('{"all": [')).toEqual({ kind: 'all', parts: [] });
    expect(read('[1]')).toEqual({ kind: 'all', parts: [] });
    expect(written({ kind: 'any', parts: [] })).toBeNull();
  });

  it('is complete when every condition has what it compares with', () => {
    expect(isComplete(group)).toBe(true);
    expect(isComplete({ field: 'amount', is: 'between', values: ['1'] })).toBe(false);
    expect(isComplete({ field: 'amount', is: 'empty', values: [] })).toBe(true);
    expect(isComplete({ kind: 'any', parts: [] })).toBe(false);
  });
});
