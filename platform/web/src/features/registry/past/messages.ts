import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  open: '历史时点',
  title: '查看哪一天结束时的列表',
  date: '日期',
  what: '按修改历史还原：包括之后删除或并入其他记录的，按您现在的权限显示。全文关键词不能用于历史时点，可用字段条件和高级查询；人员、单位和引用记录的名称显示为现在的名称。',
  banner: '{{moment}}的列表，只读',
  note: '包括之后删除的记录，按您现在的权限显示；关键词搜索和修改不可用。',
  back: '返回当前列表',
  none: '那时没有符合条件的记录',
  noneText: '换一天，或放宽条件。',
  panel: '那时的记录',
  version: '{{moment}}的内容：第 {{version}} 版',
  endOf: '{{date}} 结束时',
};

const en: Messages<typeof zh> = {
  open: 'As of',
  title: 'The list as it was at the end of a day',
  date: 'Date',
  what: 'Made from the history of changes: with what was deleted or merged since, by the rights that you have now. Words cannot be searched for as of an earlier time; conditions on fields and queries can. People, organisations and linked records are named as they are called now.',
  banner: 'The list as of {{moment}}, read only',
  note: 'With records deleted since, by the rights that you have now. Searching for words and changing are not possible.',
  back: 'Back to the present',
  none: 'No records then',
  noneText: 'Choose another day, or loosen the conditions.',
  panel: 'The record then',
  version: 'As of {{moment}}: version {{version}}',
  endOf: 'the end of {{date}}',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    past: typeof zh;
  }
}

addMessages('past', { zh, en });
