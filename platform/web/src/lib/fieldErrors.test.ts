import { describe, expect, it } from 'vitest';
import { namePath } from './fieldErrors';

describe('namePath', () => {
  it('should read paths into lists', () => {
    expect(namePath('username')).toEqual(['username']);
    expect(namePath('roles[1].organisation')).toEqual(['roles', 1, 'organisation']);
  });
});
