// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sayIn } from '../validation/say';
import { checklist } from './checklist/definition';
import { code, people } from './choice/definition';
import type { Field } from './definition';
import { definitionOf } from './definitions';
import { files } from './files/definition';
import { signature } from './signature/definition';

const say = sayIn('zh');
const field = (attributes: Partial<Field>): Field => ({ id: 'f', type: 'x', key: 'f', ...attributes });
const codes = (faults: { at?: string; code: string }[]) =>
  faults.map(({ at = '', code }) => `${at} ${code}`.trim());

describe('choices', () => {
  const many = field({
    type: 'people',
    multiple: true,
    validate: { required: true, minItems: 2, maxItems: 3 },
  });

  it('should hold one id as text, many as a list without repeats', () => {
    expect(code.config.sanitizeValue({ formField: field({}), data: {}, value: 12 })).toBe('12');
    expect(code.config.sanitizeValue({ formField: field({}), data: {}, value: ['a', 'b'] })).toBeNull();
    expect(code.config.sanitizeValue({ formField: field({}), data: {}, value: { a: 1 } })).toBeNull();
    expect(people.config.sanitizeValue({ formField: many, data: {}, value: ['a', 'a', null, 3] })).toEqual([
      'a',
      '3',
    ]);
    expect(people.config.sanitizeValue({ formField: many, data: {}, value: 'a' })).toEqual(['a']);
  });

  it('should count', () => {
    expect(codes(people.faults(many, [], say))).toEqual(['required']);
    expect(codes(people.faults(many, ['a'], say))).toEqual(['minItems']);
    expect(codes(people.faults(many, ['a', 'b', 'c', 'd'], say))).toEqual(['maxItems']);
    expect(people.faults(many, ['a', 'b'], say)).toEqual([]);
    expect(people.faults(field({ multiple: true, validate: { minItems: 2 } }), [], say)).toEqual([]);
  });
});

describe('files', () => {
  it('should be required and counted', () => {
    expect(codes(files.faults(field({ validate: { required: true } }), [], say))).toEqual(['required']);
    expect(codes(files.faults(field({ maxCount: 1 }), ['a', 'b'], say))).toEqual(['maxItems']);
    expect(codes(files.faults(field({}), [1], say))).toEqual(['type']);
    expect(files.faults(field({}), ['a'], say)).toEqual([]);
  });
});

describe('files that are known', () => {
  const known = {
    photo: { name: '照片.jpg', type: 'image/jpeg', size: 2048 },
    sheet: { name: '表.XLSX', type: 'application/x-tika-ooxml', size: 10 },
    theirs: null,
  };

  it('should be judged by kind and size, as the browser judges them before it sends them', () => {
    const judged = (attributes: object, ids: string[]) =>
      codes(files.faults(field(attributes), ids, say, known));
    expect(judged({}, ['photo', 'sheet', 'elsewhere'])).toEqual([]);
    expect(judged({ accept: 'image/*,.xlsx' }, ['photo', 'sheet'])).toEqual([]);
    expect(judged({ accept: 'image/*' }, ['sheet'])).toEqual(['file-type']);
    expect(judged({ maxSize: 2047 }, ['photo'])).toEqual(['file-size']);
    expect(judged({}, ['theirs'])).toEqual(['no-document']);
    expect(files.faults(field({ accept: '.pdf,image/*' }), ['sheet'], say, known)[0]?.message).toContain(
      'PDF、图片',
    );
  });

  it('should be pictures where they show a finding or a signature', () => {
    const rows = [{ answer: 'pass', photos: ['photo', 'sheet'] }];
    expect(codes(checklist.faults(field({ type: 'checklist' }), rows, say, known))).toEqual([
      '[0].photos file-type',
    ]);
    expect(codes(signature.faults(field({}), ['sheet'], say, known))).toEqual(['file-type']);
    expect(codes(signature.faults(field({}), ['photo'], say, known))).toEqual([]);
  });
});

describe('checklist', () => {
  const required = field({ type: 'checklist', validate: { required: true } });

  it('should ask an answer of every row and a note of every failure', () => {
    const rows = [{ answer: 'pass' }, {}, { answer: 'fail', note: ' ' }, { answer: 'maybe' }];
    expect(codes(checklist.faults(required, rows, say))).toEqual([
      '[1].answer required',
      '[2].note required',
      '[3].answer option',
    ]);
    expect(codes(checklist.faults(field({ type: 'checklist' }), rows, say))).not.toContain(
      '[1].answer required',
    );
  });

  it('should name a row by its own number', () => {
    expect(checklist.faults(required, [{ no: '3.2' }], say)[0]?.message).toBe('第 3.2 项还没有选择检查结果');
  });

  it('should not ask anything of an empty list', () => {
    expect(checklist.faults(required, [], say)).toEqual([]);
  });

  it('should limit notes and photos', () => {
    const photos = Array.from({ length: 10 }, (_, index) => `p${index}`);
    const rows = [{ answer: 'pass', note: 'x'.repeat(1001), photos }];
    expect(codes(checklist.faults(required, rows, say))).toEqual([
      '[0].note maxLength',
      '[0].photos maxItems',
    ]);
  });

  it('should let people change only what is theirs', () => {
    const known = [
      { no: 1, content: 'a', basis: '' },
      { no: 2, content: 'b' },
    ];
    const answered = checklist.overlay?.(
      known,
      [{ answer: 'pass' }, { no: 2, content: 'b', answer: 'fail', note: 'n' }],
      say,
    );
    expect(answered).toEqual({
      value: [
        { no: 1, content: 'a', basis: '', answer: 'pass' },
        { no: 2, content: 'b', answer: 'fail', note: 'n' },
      ],
      faults: [],
    });
    const changed = checklist.overlay?.(known, [{ content: 'x' }, { extra: 1 }], say);
    expect(codes(changed?.faults ?? [])).toEqual(['[0].content read-only', '[1].extra read-only']);
    expect(codes(checklist.overlay?.(known, [{}], say).faults ?? [])).toEqual(['read-only']);
  });

  it("should leave form-js' group of checkboxes alone", () => {
    expect(definitionOf(field({ type: 'checklist' }))).toBe(checklist);
    expect(definitionOf(field({ type: 'checklist', values: [] }))).toBeUndefined();
  });
});
