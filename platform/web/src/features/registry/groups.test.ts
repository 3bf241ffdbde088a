import { describe, expect, it } from 'vitest';
import type { Field } from '@/lib/records';
import { fieldGroups } from './groups';

const field = (name: string): Field => ({ name, type: 'text', label: { zh: name, en: name } });
const names = (groups: ReturnType<typeof fieldGroups>) =>
  groups.map((group) => [group.label, group.fields.map((one) => one.name)]);

describe('fieldGroups', () => {
  const fields = ['a', 'b', 'c', 'd'].map(field);

  it('should follow the groups of the form, nested ones too, and end with the rest', () => {
    const schema = {
      components: [
        { type: 'text', text: 'hint' },
        { type: 'textfield', key: 'd' },
        {
          type: 'group',
          label: '基本',
          components: [{ key: 'b' }, { type: 'group', components: [{ key: 'a' }] }],
        },
      ],
    };
    expect(names(fieldGroups(schema, fields))).toEqual([
      ['基本', ['b', 'a']],
      [null, ['d', 'c']],
    ]);
  });

  it('should show a field once, and ignore keys that are no fields', () => {
    const schema = {
      components: [
        { type: 'group', label: '一', components: [{ key: 'a' }, { key: 'x' }] },
        { type: 'group', label: '二', components: [{ key: 'a' }] },
      ],
    };
    expect(names(fieldGroups(schema, [field('a')]))).toEqual([['一', ['a']]]);
  });

  it('should show everything in one group where the form has none', () => {
    expect(names(fieldGroups(undefined, fields))).toEqual([[null, ['a', 'b', 'c', 'd']]]);
  });
});
