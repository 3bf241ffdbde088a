import { describe, expect, it } from 'vitest';
import { inLanguage } from './form-language';

const schema = {
  components: [
    {
      type: 'group',
      label: '任务',
      components: [
        { key: 'a', label: '名称', description: '未译' },
        { key: 'b', label: '结果', values: [{ value: 'x', label: '通过' }] },
        { key: 'c', valuesExpression: '=[{value: "x", label: "通过"}]' },
      ],
    },
  ],
  texts: { en: { 任务: 'Task', 名称: 'Name', 结果: 'Result', 通过: 'Approve' } },
};

describe('inLanguage', () => {
  it('should say every text that has a translation, and leave the others', () => {
    expect(inLanguage(schema, 'en').components).toEqual([
      {
        type: 'group',
        label: 'Task',
        components: [
          { key: 'a', label: 'Name', description: '未译' },
          { key: 'b', label: 'Result', values: [{ value: 'x', label: 'Approve' }] },
          { key: 'c', valuesExpression: '=[{value: "x", label: "Approve"}]' },
        ],
      },
    ]);
  });

  it('should be the form itself where there is nothing to say', () => {
    expect(inLanguage(schema, 'zh')).toBe(schema);
  });
});
