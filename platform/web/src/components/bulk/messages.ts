import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '批量{{deed}}',
  trying: '正在逐项核对，还没有办理。已核对 {{reached}} / {{total}} 项。',
  tried: '共 {{total}} 项，其中 {{ready}} 项可以{{deed}}。确认后逐项办理，每项各自通知和留痕。',
  refusedFirst: '{{count}} 项不能{{deed}}，将保持原状。',
  running: '正在办理 {{reached}} / {{total}} 项。可以离开，时间较长时办完会通知您。',
  done: '已完成 {{done}} 项。',
  stopped: '已停止。办成 {{done}} 项，其余没有办理。',
  refused: '{{count}} 项没有办成，其余不受影响：',
  ready: '将要办理的',
  run: '{{deed}} {{count}} 项',
  stop: '停止',
  hidden: '（无权查看）',
  progress: '办理进度',
  finished: '{{deed}}完成：{{done}} 项。',
  mine: '我的批量操作',
  of: { records: '记录', tasks: '待办和期限' },
  none: '还没有批量操作过',
  noneText: '在统一待办或期限监督中勾选多项，再点要做的事。',
  line: '批量{{deed}} · {{total}} 项',
  lines: {
    trying: '正在核对 {{reached}} / {{total}}，还没有办理',
    tried: '{{ready}} 项可以办理，等您确认',
    nowhere: '没有一项可以办理',
    running: '正在办理 {{reached}} / {{total}}',
    done: '办成 {{done}} 项，{{refused}} 项没有办成',
    stopped: '已停止，办成 {{done}} 项',
    failed: '没有完成，办成 {{done}} 项',
  },
  deeds: {
    claim: '签收',
    approve: '同意',
    urge: '催办',
    transfer: '转办',
    supervise: '督办',
    'urge-stage': '催办',
  },
};

const en: Messages<typeof zh> = {
  title: '{{deed}}: many at once',
  trying: 'Checking one by one; nothing is done yet. {{reached}} of {{total}} checked.',
  tried: 'Of {{total}}, this can be done to {{ready}}. Each is then done, told and recorded by itself.',
  refusedFirst: 'It cannot be done to {{count}}; they stay as they are.',
  running: 'Working: {{reached}} of {{total}}. You may leave; if it takes long, you are told when it ends.',
  done: '{{done}} done.',
  stopped: 'Stopped. {{done}} done, the others are as they were.',
  refused: '{{count}} not done; the others are not affected:',
  ready: 'What it will be done to',
  run: '{{deed}}: {{count}}',
  stop: 'Stop',
  hidden: '(not yours to see)',
  progress: 'Progress',
  finished: '{{deed}}: {{done}} done.',
  mine: 'What I did with many at once',
  of: { records: 'Records', tasks: 'Tasks and deadlines' },
  none: 'You have not done anything with many at once yet',
  noneText: 'Choose several in the inbox or among the deadlines, and press what is to be done.',
  line: '{{deed}} · {{total}}',
  lines: {
    trying: 'Checking {{reached}} of {{total}}; nothing is done yet',
    tried: 'It can be done to {{ready}}; waits for your word',
    nowhere: 'It can be done to none of them',
    running: 'Working: {{reached}} of {{total}}',
    done: '{{done}} done, {{refused}} not',
    stopped: 'Stopped, {{done}} done',
    failed: 'Not finished, {{done}} done',
  },
  deeds: {
    claim: 'Accept',
    approve: 'Approve',
    urge: 'Urge',
    transfer: 'Hand on',
    supervise: 'Supervise',
    'urge-stage': 'Urge',
  },
};

declare module '@/lib/i18n' {
  interface Namespaces {
    bulk: typeof zh;
  }
}

addMessages('bulk', { zh, en });
