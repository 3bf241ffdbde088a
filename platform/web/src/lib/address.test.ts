import { describe, expect, it } from 'vitest';
import { changed } from './address';

describe('changed', () => {
  const before = new URLSearchParams('scope=done&f.status=a&f.status=b');

  it('should set, remove and keep', () => {
    expect(changed(before, { scope: null, q: 'x' }).toString()).toBe('f.status=a&f.status=b&q=x');
  });

  it('should let each of a list stand for itself', () => {
    expect(changed(before, { 'f.status': ['c', 'd,e'] }).getAll('f.status')).toEqual(['c', 'd,e']);
    expect(changed(before, { 'f.status': [] }).has('f.status')).toBe(false);
  });

  it('should leave the old parameters alone', () => {
    changed(before, { scope: 'mine' });
    expect(before.get('scope')).toBe('done');
  });
});
