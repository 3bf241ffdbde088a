import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '我的导出',
  none: '还没有在后台导出过',
  noneText: '在列表上点“导出”。超过 10,000 行的列表在后台生成文件，完成后通知您，在这里下载。',
  list: '导出',
  file: '文件',
  states: {
    waiting: '等待中',
    running: '正在生成',
    ready: '可以下载',
    cancelled: '已取消',
    failed: '没有完成',
    expired: '已过期',
  },
  counting: '正在计数',
  progress: '已写 {{rows}} / {{total}} 行',
  rows: '{{rows}} 行',
  until: '保存到',
  download: '下载',
  downloadOf: '下载 {{name}}',
  cancel: '取消',
  cancelOf: '取消 {{name}}',
  again: '打开列表',
  remove: '删除',
  removeOf: '删除 {{name}}',
  removeTitle: '删除“{{name}}”？',
  removeText: '文件和这条记录一并删除，不能恢复。',
  started: '行数较多，正在后台导出，完成后通知您。',
  look: '查看进度',
  direct: '直接下载',
  background: '行数较多，在后台生成',
};

const en: Messages<typeof zh> = {
  title: 'My exports',
  none: 'You have not exported in the background yet',
  noneText:
    'Press “Export” on a list. Of more than 10,000 rows the file is written in the background; you are told when it is ready, and download it here.',
  list: 'Exports',
  file: 'File',
  states: {
    waiting: 'Waiting',
    running: 'Being written',
    ready: 'Ready',
    cancelled: 'Cancelled',
    failed: 'Not finished',
    expired: 'Expired',
  },
  counting: 'Counting',
  progress: '{{rows}} of {{total}} rows',
  rows: '{{rows}} rows',
  until: 'kept until',
  download: 'Download',
  downloadOf: 'Download {{name}}',
  cancel: 'Cancel',
  cancelOf: 'Cancel {{name}}',
  again: 'Open the list',
  remove: 'Delete',
  removeOf: 'Delete {{name}}',
  removeTitle: 'Delete “{{name}}”?',
  removeText: 'The file and this entry go for good.',
  started: 'These are many rows: they are exported in the background, and you are told when it is done.',
  look: 'Show progress',
  direct: 'Downloaded at once',
  background: 'Many rows: written in the background',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    export: typeof zh;
  }
}

addMessages('export', { zh, en });
