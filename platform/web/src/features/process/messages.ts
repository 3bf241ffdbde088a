import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '办理过程',
  timeline: '办理经过',
  diagram: '流程图',
  diagramHelp: '绿色为已走过的步骤，蓝色加粗为当前步骤。可拖动和缩放。',
  now: '当前步骤',
  kind: {
    started: '发起',
    claimed: '签收',
    unclaimed: '放回待签收',
    completed: '办理',
    canceled: '撤销',
    archived: '归档',
    ended: '办结',
    created: '到达',
    system: '自动办理',
    other: '记录',
  },
  state: { starting: '正在启动', running: '办理中', completed: '已办结', canceled: '已终止' },
  opinion: '意见',
  submission: '查看“{{step}}”填写的内容',
  system: '系统',
  startedAt: '发起 {{at}}',
  endedAt: '办结 {{at}}',
  empty: '还没有办理经过',
  emptyText: '流程开始后，每一步由谁办理、意见和材料都会记录在这里。',
  none: '没有办理过程',
  noneText: '这条记录还没有发起过流程。',
  incident: '“{{step}}”遇到问题，流程暂停在这里',
  zoom: { in: '放大', out: '缩小', fit: '显示全图', area: '流程图，可拖动和缩放' },
  choose: '办理过程',
};

const en: Messages<typeof zh> = {
  title: 'Course',
  timeline: 'What happened',
  diagram: 'Diagram',
  diagramHelp: 'Green: the way taken. Bold blue: where it is now. Drag and zoom as you like.',
  now: 'Now here',
  kind: {
    started: 'Started',
    claimed: 'Accepted',
    unclaimed: 'Given back',
    completed: 'Done',
    canceled: 'Withdrawn',
    archived: 'Archived',
    ended: 'Finished',
    created: 'Arrived',
    system: 'Automatic',
    other: 'Noted',
  },
  state: { starting: 'Starting', running: 'Under way', completed: 'Finished', canceled: 'Ended early' },
  opinion: 'Opinion',
  submission: 'See what was filled in at “{{step}}”',
  system: 'System',
  startedAt: 'Started {{at}}',
  endedAt: 'Finished {{at}}',
  empty: 'Nothing has happened yet',
  emptyText: 'Who did what, with opinions and documents, is recorded here step by step.',
  none: 'No course',
  noneText: 'No process has been started on this record.',
  incident: '“{{step}}” has met a problem; the process waits there',
  zoom: { in: 'Zoom in', out: 'Zoom out', fit: 'Show all', area: 'Process diagram; drag and zoom' },
  choose: 'Course',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    process: typeof zh;
  }
}

addMessages('process', { zh, en });
