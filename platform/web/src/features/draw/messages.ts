import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  drawnAt: '{{at}} 抽取',
  by: '操作人',
  pool: '候选对象',
  officers: '候选执法人员',
  drawn: '抽中',
  persons: '{{value}} 人',
  subjects: '{{value}} 户',
  perSubject: '每户执法人员',
  manner: '执法人员匹配方式',
  manners: { uniform: '随机匹配', balanced: '随机匹配，任务量均衡' },
  subjectRange: '监管对象范围',
  officerRange: '执法人员范围',
  everything: '不限',
  weight: '权重公式',
  algorithm: '算法',
  seed: '随机种子',
  hash: '候选名单校验值',
  verify:
    '校验方法：候选编号按升序以逗号连接，SHA-256 应等于校验值；按算法和种子重新计算，结果应与抽中名单一致。',
  result: '抽中名单',
  subject: '行政相对人',
  uscc: '统一社会信用代码',
  officerNames: '执法人员',
  poolList: '全部候选对象编号（{{count}}）',
};

const en: Messages<typeof zh> = {
  drawnAt: 'Drawn {{at}}',
  by: 'By',
  pool: 'Subjects to draw from',
  officers: 'Officers to draw from',
  drawn: 'Drawn',
  persons: '{{value}}',
  subjects: '{{value}}',
  perSubject: 'Officers per subject',
  manner: 'How officers are matched',
  manners: { uniform: 'At random', balanced: 'At random, with even load' },
  subjectRange: 'Range of subjects',
  officerRange: 'Range of officers',
  everything: 'Any',
  weight: 'Weight',
  algorithm: 'Algorithm',
  seed: 'Seed',
  hash: 'Checksum of the pool',
  verify:
    "To verify: the SHA-256 of the pool's ids, ascending and joined by commas, equals the checksum; running the algorithm again with the seed gives the same list.",
  result: 'Drawn list',
  subject: 'Party',
  uscc: 'Social credit code',
  officerNames: 'Officers',
  poolList: 'Ids of the whole pool ({{count}})',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    draw: typeof zh;
  }
}

addMessages('draw', { zh, en });
