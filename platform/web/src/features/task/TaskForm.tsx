import { Alert, Button } from 'antd';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftConflict, DraftLine, DraftRestored, FormUpgrade, useDraft } from '@/components/draft';
import { FormFrame } from '@/components/FormFrame';
import type { FormHandle, FormValues } from '@/lib/form-view';
import { loadTask, previewUpgrade, saveDraft, upgradeForm, type TaskDetail } from './api';
import { taskNotice } from './notice';
import { useSubmit, type OnCompleted } from './useSubmit';
import styles from './TaskForm.module.css';

interface Props {
  /** As it was when it was opened: what is typed must outlive what happens to the task meanwhile. */
  task: TaskDetail;
  /** As it is now. */
  current: TaskDetail;
  /** Operations beside submitting. */
  operations?: ReactNode;
  /** What comes next is shown by whoever shows the task. */
  onCompleted: OnCompleted;
  /** Loads the task again and forgets what this page held. */
  onReload: () => void;
}

/** What the task asks: fill in, keep as a draft, submit. */
export function TaskForm({ task, current, operations, onCompleted, onReload }: Props) {
  const { t } = useTranslation('task');
  const { t: drafted } = useTranslation('draft');
  const form = useRef<FormHandle>(null);
  const draft = useDraft({
    subject: `${task.id}/${task.form.version}`,
    allowed: task.operations.includes('draft'),
    version: task.draft?.version ?? 0,
    save: (typed, version) => saveDraft(task.id, typed, version, task.form.version),
    current: async () => (await loadTask(task.id)).draft?.version ?? 0,
  });
  const [useSaved, setUseSaved] = useState(task.draft !== null);
  const editable = task.operations.includes('complete');
  const { submit, submitting, errors, invalid } = useSubmit(task, onCompleted, draft);
  // While it is being submitted of course it changes.
  const expired = editable && !submitting && !current.operations.includes('complete');
  const submittable = editable && !expired;
  const notice = taskNotice(current, t);

  const original = task.form.data;
  const saved = task.draft?.data;
  const data = useMemo<FormValues>(
    () => (useSaved && saved ? { ...original, ...saved } : original),
    [useSaved, saved, original],
  );
  const onSubmit = useCallback(() => {
    if (submittable && form.current) submit(form.current);
  }, [submittable, submit]);

  return (
    <div className={styles.frame}>
      {expired && (
        <Alert type="warning" showIcon role="alert" title={t('state.changed')} description={notice} />
      )}
      {notice && !editable && <p className={styles.notice}>{notice}</p>}
      {draft.state.kind === 'conflict' && (
        <DraftConflict
          schema={task.form.schema}
          mine={draft.latest()}
          load={async () => (await loadTask(task.id)).draft}
          onKeepMine={() => void draft.keepMine()}
          onUseOther={onReload}
        />
      )}
      {submittable && task.form.newer && (
        <FormUpgrade
          form={task.form}
          newer={task.form.newer}
          load={() => previewUpgrade(task.id)}
          upgrade={(to) => upgradeForm(task.id, to)}
          onOpen={draft.flush}
          onUpgraded={onReload}
        />
      )}
      {useSaved && task.draft && editable && (
        <DraftRestored
          at={task.draft.savedAt}
          by={task.assignee && task.draft.savedBy !== task.assignee.name ? task.draft.savedBy : undefined}
        >
          <Button type="link" size="small" onClick={() => setUseSaved(false)}>
            {drafted('draft.discard')}
          </Button>
        </DraftRestored>
      )}
      <FormFrame
        ref={form}
        schema={task.form.schema}
        data={data}
        readOnly={!editable}
        errors={errors}
        onChange={draft.changed}
        onSubmitRequest={onSubmit}
      />
      {submittable && (
        <div className={styles.bar}>
          <div className={styles.said}>
            {invalid !== null ? (
              <span className={styles.invalid} role="alert">
                {invalid === 0 ? t('complete.invalidHere') : t('complete.invalid', { count: invalid })}
              </span>
            ) : (
              <DraftLine state={draft.state} />
            )}
          </div>
          {operations}
          <Button type="primary" loading={submitting} onClick={onSubmit} title={t('submitHelp')}>
            {submitting ? t('submitting') : t('submit')}
          </Button>
        </div>
      )}
    </div>
  );
}
