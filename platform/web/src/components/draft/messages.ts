import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  draft: {
    dirty: '有未保存的修改',
    saving: '正在保存草稿…',
    saved: '草稿已保存 {{at}}',
    failed: '草稿没有保存，稍后自动重试',
    restored: '已恢复您 {{at}} 保存的草稿。',
    restoredOf: '已填入{{name}}于 {{at}} 填写的内容，请核对。',
    discard: '不用草稿，重新填写',
    conflictTitle: '这份草稿已在另一处保存过',
    conflict: '为免互相覆盖，本页暂停了自动保存。您在本页填写的内容没有丢失，请选择保留哪一份。',
    by: '{{name}}于 {{at}} 在另一处保存。',
    at: '另一处于 {{at}} 保存。',
    remove: '删除草稿',
    removeTitle: '删除这份草稿？',
    removeText: '您在这份草稿里填写的内容将被清除，不能恢复。已保存的记录不受影响。',
    removed: '草稿已删除。',
    field: '内容',
    mine: '本页',
    theirs: '另一处',
    same: '两份内容相同，保留哪一份都可以。',
    useOther: '用另一份草稿',
    keepMine: '保留本页内容',
  },
  upgrade: {
    there: '这张表单已有第 {{newer}} 版，您填写的是第 {{version}} 版，可以继续填写。',
    preview: '预览新版',
    title: '换用新版表单（第 {{from}} 版 → 第 {{to}} 版）',
    go: '换用新版',
    done: '已换用第 {{to}} 版表单，填写的内容已保留。',
    lost: '新版没有下列内容，换用后不再保留：',
    added: '新增',
    removed: '取消',
    changed: '有变化',
    layout: '仅排列或文字说明有变化。',
    correct: '待补充',
    correctCount: '换用后有 {{count}} 处需要填写或修改。',
  },
};

const en: Messages<typeof zh> = {
  draft: {
    dirty: 'Unsaved changes',
    saving: 'Saving draft…',
    saved: 'Draft saved {{at}}',
    failed: 'Draft not saved; trying again shortly',
    restored: 'Your draft of {{at}} has been restored.',
    restoredOf: 'What {{name}} filled in at {{at}} is here for you to check.',
    discard: 'Start over without it',
    conflictTitle: 'This draft was saved elsewhere',
    conflict:
      'So that neither overwrites the other, this page has stopped saving. What you typed here is not lost; choose which to keep.',
    by: 'Saved elsewhere by {{name}} at {{at}}.',
    at: 'Saved elsewhere at {{at}}.',
    remove: 'Delete draft',
    removeTitle: 'Delete this draft?',
    removeText:
      'What you typed in it will be gone and cannot be brought back. Saved records are not touched.',
    removed: 'Draft deleted.',
    field: 'Field',
    mine: 'This page',
    theirs: 'The other',
    same: 'Both say the same; keep either.',
    useOther: 'Use the other draft',
    keepMine: 'Keep what is on this page',
  },
  upgrade: {
    there:
      'There is version {{newer}} of this form; you are filling in version {{version}} and can go on with it.',
    preview: 'Preview the new version',
    title: 'Go over to the new form (version {{from}} → {{to}})',
    go: 'Use the new version',
    done: 'The form is now version {{to}}; what you typed is kept.',
    lost: 'The new version does not have these, they will not be kept:',
    added: 'New',
    removed: 'Gone',
    changed: 'Changed',
    layout: 'Only arrangement or explanations differ.',
    correct: 'To do',
    correctCount: '{{count}} to fill in or correct afterwards.',
  },
};

declare module '@/lib/i18n' {
  interface Namespaces {
    draft: typeof zh;
  }
}

addMessages('draft', { zh, en });
