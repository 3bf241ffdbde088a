import { describe, expect, it } from 'vitest';
import type { Field } from '../src/features/form/fields/definition';
import { advise, namesIn } from './advise';

const form = (...components: object[]) => ({ id: 'f', type: 'default', components }) as unknown as Field;
const codes = (schema: Field, record: string[] | null) =>
  advise(schema, record, 'zh').map(({ field, code }) => `${field} ${code}`);

describe('advise', () => {
  it.each([
    ['a.b + count(list[answer = "fail"]) > limit', ['a', 'list', 'limit']],
    ['for x in rows return x.amount + y', ['rows', 'y']],
    ['some x in rows satisfies x > y', ['rows', 'y']],
    ['{k: a, m: k}', ['a']],
    ['string length(name) > 2', ['name']],
  ])('should find what %s takes from the data', (expression, names) => {
    expect([...namesIn(expression, false)]).toEqual(names);
  });

  it('should name keys that no record has, and names that nothing fills', () => {
    const schema = form(
      { type: 'textfield', id: 'a', key: 'a', conditional: { hide: '=b > 1 and c > 1' } },
      {
        type: 'group',
        id: 'g',
        components: [{ type: 'number', id: 'n', key: 'n', validate: { max: '=limit' } }],
      },
      { type: 'dynamiclist', id: 'r', path: 'rows', components: [{ type: 'textfield', id: 'x', key: 'x' }] },
    );
    expect(codes(schema, ['a', 'b', 'rows'])).toEqual(['n noRecordField', 'a unresolved', 'n unresolved']);
    expect(codes(schema, null)).toEqual(['a unresolved', 'a unresolved', 'n unresolved']);
  });
});
