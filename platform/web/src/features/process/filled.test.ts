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
  // The record is read as of the submission: it used to be today's, so that texts told what nobody had seen then.
  it('should let the record of then speak only where the form does not ask', () => {
    const record = { object_name: '某店（当时的名称）', check_summary: '上次写的', rows: [1] };
    const at = '2024-03-01T02:00:00Z';
    expect(filled(schema, { check_summary: '当时写的' }, record, at)).toEqual({
      object_name: '某店（当时的名称）',
      check_summary: '当时写的',
      $at: at,
    });
    expect(filled(schema, {}, record, at)).toEqual({ object_name: '某店（当时的名称）', $at: at });
  });
});
