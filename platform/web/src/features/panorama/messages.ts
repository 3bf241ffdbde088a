import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  panorama: '全景',
  facts: '基本情况',
  counts: '各类信息数量',
  countOf: '{{label}}：{{count}} 条',
  total: '合计 {{amount}}',
  none: '暂无记录：{{sections}}',
  timeline: '时间轴',
  kinds: '只看',
  all: '全部',
  emptyTimeline: '还没有任何记录。检查、处罚、投诉、信用等信息产生后，会按时间排在这里。',
  people: '到访人员',
  met: '{{count}} 次，最近 {{last}}',
  documents: '相关材料',
  months: '近两年每月数量',
  monthCount: '{{month}}：{{count}} 条',
  inHand: '在办 {{count}} 件',
  lastYear: '近一年 {{count}} 件',
  until: '{{label}} {{day}}',
  runsOut: '{{label}} {{day}}，还有 {{count}} 天',
  ranOut: '{{label}} {{day}}，已过期',
  print: '打印',
  record: '查看档案',
  flagOf: '{{label}}（{{count}}）',
};

const en: Messages<typeof zh> = {
  panorama: 'Panorama',
  facts: 'Key facts',
  counts: 'How much there is',
  countOf: '{{label}}: {{count}}',
  total: 'total {{amount}}',
  none: 'Nothing yet: {{sections}}',
  timeline: 'Timeline',
  kinds: 'Only',
  all: 'All',
  emptyTimeline:
    'Nothing yet. Inspections, penalties, complaints and credit entries will stand here by date.',
  people: 'Officers who came',
  met: '{{count}} times, last on {{last}}',
  documents: 'Documents',
  months: 'Each month of the last two years',
  monthCount: '{{month}}: {{count}}',
  inHand: '{{count}} in hand',
  lastYear: '{{count}} in the last year',
  until: '{{label}} {{day}}',
  runsOut: '{{label}} {{day}}, {{count}} days left',
  ranOut: '{{label}} {{day}}, run out',
  print: 'Print',
  record: 'Open the record',
  flagOf: '{{label}} ({{count}})',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    panorama: typeof zh;
  }
}

addMessages('panorama', { zh, en });
