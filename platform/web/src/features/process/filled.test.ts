import { describe, expect, it } from 'vitest';
import { filled } from './filled';

const schema = {
  components: [
    { type: 'text', text: '检查 {{object_name}}' },
    { type: 'group', components: [{ key: 'check_summary' }] },
    { type: 'dynamiclist', path: 'rows', components: [{ key: 'a' }] },
  ],
};

describe('filled', () => {
  it('should let the record speak only where the form does not ask', () => {
    const record = { object_name: '某店', check_summary: '后来改的', rows: [1] };
    expect(filled(schema, { check_summary: '当时写的' }, record)).toEqual({
      object_name: '某店',
      check_summary: '当时写的',
    });
    expect(filled(schema, {}, record)).toEqual({ object_name: '某店' });
  });
});
