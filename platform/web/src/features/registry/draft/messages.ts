import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '我的草稿',
  none: '没有草稿',
  noneText: '新建或修改记录时填写的内容会自动存为草稿；没有保存就离开的，在这里继续填写。',
  list: '草稿',
  fresh: '新建{{registry}}',
  edit: '修改{{registry}}',
  untitled: '未填名称',
  unseen: '记录已删除，或您已不能查看',
  savedAt: '保存于 {{at}}',
  goOn: '继续填写',
  open: '您有 {{count}} 份没有填完的草稿：',
  all: '全部草稿',
  changing: '您对这条记录的修改还没有保存，草稿保存于 {{at}}。',
  gone: '这份草稿已提交或已删除，下面是一份空白表单。',
  lost: '下列内容所在的字段已取消，不会保存：',
};

const en: Messages<typeof zh> = {
  title: 'My drafts',
  none: 'No drafts',
  noneText:
    'What you type into a new record or a change of one is kept as a draft. What you left without saving waits for you here.',
  list: 'Drafts',
  fresh: 'New: {{registry}}',
  edit: 'Change: {{registry}}',
  untitled: 'No name yet',
  unseen: 'The record was deleted, or you may not see it any more',
  savedAt: 'Saved {{at}}',
  goOn: 'Continue',
  open: 'You have {{count}} unfinished drafts:',
  all: 'All drafts',
  changing: 'Your changes of this record are not saved yet; the draft is of {{at}}.',
  gone: 'This draft was submitted or deleted; below is an empty form.',
  lost: 'The fields of these are gone, they will not be saved:',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    recordDraft: typeof zh;
  }
}

addMessages('recordDraft', { zh, en });
