import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '批量{{deed}}',
  trying: '正在逐项核对，还没有办理。已核对 {{reached}} / {{total}} 项。',
  tried: '共 {{total}} 项，其中 {{ready}} 项可以{{deed}}。确认后逐项办理，每项各自通知和留痕。',
  refusedFirst: '{{count}} 项不能{{deed}}，将保持原状。',
  running: '正在办理 {{reached}} / {{total}} 项。关闭窗口不影响办理。',
  done: '已完成 {{done}} 项。',
  stopped: '已停止。办成 {{done}} 项，其余没有办理。',
  refused: '{{count}} 项没有办成，其余不受影响：',
  ready: '将要办理的',
  run: '{{deed}} {{count}} 项',
  stop: '停止',
  hidden: '（无权查看）',
  progress: '办理进度',
  finished: '{{deed}}完成：{{done}} 项。',
};

const en: Messages<typeof zh> = {
  title: '{{deed}}: many at once',
  trying: 'Checking one by one; nothing is done yet. {{reached}} of {{total}} checked.',
  tried: 'Of {{total}}, this can be done to {{ready}}. Each is then done, told and recorded by itself.',
  refusedFirst: 'It cannot be done to {{count}}; they stay as they are.',
  running: 'Working: {{reached}} of {{total}}. It goes on when you close this.',
  done: '{{done}} done.',
  stopped: 'Stopped. {{done}} done, the others are as they were.',
  refused: '{{count}} not done; the others are not affected:',
  ready: 'What it will be done to',
  run: '{{deed}}: {{count}}',
  stop: 'Stop',
  hidden: '(not yours to see)',
  progress: 'Progress',
  finished: '{{deed}}: {{done}} done.',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    bulk: typeof zh;
  }
}

addMessages('bulk', { zh, en });
