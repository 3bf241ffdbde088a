import { describe, expect, it } from 'vitest';
import { Check } from './check';
import { inspect } from './inspect';

const form = (components: object[]) => ({ type: 'default', schemaVersion: 19, components });
const list = form([
  {
    type: 'dynamiclist',
    id: 'rows',
    path: 'rows',
    allowAddRemove: false,
    components: [
      { type: 'textfield', id: 'item', key: 'item', readonly: true },
      { type: 'number', id: 'count', key: 'count', validate: { required: true } },
    ],
  },
]);
const codes = (schema: object, known: object, submission: object) =>
  new Check(schema)
    .verdict(known as Record<string, unknown>, submission as Record<string, unknown>, 'zh')
    .errors.map(({ field, code }) => `${field} ${code}`);

describe('check', () => {
  const known = { rows: [{ item: 'a' }, { item: 'b' }] };

  it('should hold the rows of a list that does not grow', () => {
    expect(
      codes(list, known, {
        rows: [
          { item: 'a', count: 1 },
          { item: 'b', count: 2 },
        ],
      }),
    ).toEqual([]);
    expect(codes(list, known, { rows: [{ item: 'a', count: 1 }] })).toEqual(['rows rows']);
    expect(
      codes(list, known, {
        rows: [
          { item: 'b', count: 1 },
          { item: 'a', count: 2 },
        ],
      }),
    ).toEqual(['rows[0].item read-only', 'rows[1].item read-only']);
  });

  it('should use the same form again without a trace of the last check', () => {
    const check = new Check(list);
    const bad = { rows: [{ item: 'a' }, { item: 'b' }] };
    const good = {
      rows: [
        { item: 'a', count: 1 },
        { item: 'b', count: 2 },
      ],
    };
    expect(check.verdict(known, bad, 'zh').errors).toHaveLength(2);
    expect(check.verdict(known, good, 'zh')).toEqual({ values: good, errors: [] });
    expect(check.verdict({}, {}, 'en').errors.map(({ message }) => message)).toEqual(['Fill this in']);
  });

  it('should refuse keys that reach for prototypes', () => {
    const submission = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}') as object;
    expect(codes(form([]), {}, submission)).toEqual(['__proto__ undeclared', 'constructor undeclared']);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('should lock the fields of a read-only group', () => {
    const group = form([
      { type: 'group', id: 'g', readonly: true, components: [{ type: 'textfield', id: 'a', key: 'a' }] },
    ]);
    expect(codes(group, { a: 'x' }, { a: 'y' })).toEqual(['a read-only']);
    expect(codes(group, { a: 'x' }, { a: 'x' })).toEqual([]);
  });
});

describe('inspect', () => {
  it('should say what a designer has to change', () => {
    const faults = inspect(JSON.stringify(form([{ type: 'textfield', key: 'a', readonly: '=b >' }])), 'zh');
    expect(faults).toEqual([{ field: 'a', code: 'feel', message: '“readonly”不是正确的 FEEL 表达式：b >' }]);
  });
});
