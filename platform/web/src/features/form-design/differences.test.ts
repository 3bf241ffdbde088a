// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { narrowed, withValue } from './schema';

const form = (...components: object[]) => ({ type: 'default', components });

describe('differences', () => {
  it('should name what is new, gone, changed and moved', () => {
    const before = form(
      { type: 'textfield', id: '1', key: 'a', label: '甲' },
      { type: 'number', id: '2', key: 'b', label: '乙' },
      { type: 'group', id: '3', label: '组', components: [{ type: 'textfield', id: '4', key: 'c' }] },
    );
    const after = form(
      { type: 'number', id: '2', key: 'b', label: '乙', validate: { required: true } },
      { type: 'textfield', id: '1', key: 'a', label: '甲' },
      { type: 'group', id: '3', label: '组', showOutline: true, components: [] },
      { type: 'money', id: '5', key: 'd', label: '丁' },
    );
    expect(
      differences(before, after).map(({ kind, name, property = '' }) => `${kind} ${name} ${property}`),
    ).toEqual(['changed 乙 validate', 'added 丁 ', 'removed c ', 'moved  ']);
    expect(differences(before, before)).toEqual([]);
  });
});

describe('schema', () => {
  it('should change what is inside a property, and leave nothing empty', () => {
    const field = { type: 'money', validate: { required: true, max: 3 } };
    expect(withValue(field, 'validate.max', 5)).toEqual(['validate', { required: true, max: 5 }]);
    expect(withValue({ validate: { max: 3 } }, 'validate.max', undefined)).toEqual(['validate', undefined]);
    expect(withValue(field, 'label', '')).toEqual(['label', undefined]);
  });

  it('should narrow a form as the server does', () => {
    const list = {
      type: 'dynamiclist',
      id: 'l',
      path: 'rows',
      components: [
        { type: 'textfield', id: 'a', key: 'a', access: 'read', validate: { required: true } },
        { type: 'textfield', id: 'b', key: 'b', access: 'hidden' },
      ],
    };
    expect(narrowed(form(list)).components).toEqual([
      {
        ...list,
        components: [
          { type: 'textfield', id: 'a', key: 'a', access: 'read', readonly: true, validate: undefined },
        ],
      },
    ]);
  });
});
