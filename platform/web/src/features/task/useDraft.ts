import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormValues } from '@/lib/form-view';
import { useUnsaved } from '@/lib/unsaved';
import { loadTask, saveDraft, type TaskDetail } from './api';
import { DraftSaver, type DraftState } from './draftSaver';

/** The draft of one opened task: saved while people type, never over somebody else's unseen. */
export function useDraft(task: TaskDetail) {
  const [state, setState] = useState<DraftState>({ kind: 'clean' });
  const saver = useRef<DraftSaver>(undefined);
  const latest = useRef<FormValues>(undefined);
  const { id } = task;
  const formVersion = task.form.version;
  const firstVersion = useRef(task.draft?.version ?? 0);
  const allowed = task.operations.includes('draft');

  useEffect(() => {
    if (!allowed) return;
    const mine = new DraftSaver(
      firstVersion.current,
      (data, version) => saveDraft(id, data, version, formVersion),
      setState,
    );
    saver.current = mine;
    const onHide = () => {
      if (document.visibilityState === 'hidden') void mine.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void mine.flush().finally(() => mine.stop());
    };
  }, [id, formVersion, allowed]);

  useUnsaved(
    state.kind === 'dirty' || state.kind === 'saving' || state.kind === 'failed' || state.kind === 'conflict',
  );

  const changed = useCallback((values: FormValues) => {
    latest.current = values;
    saver.current?.changed(values);
  }, []);

  /** Keeps this page's content, over whatever the other window saved. */
  const keepMine = async () => {
    const other = await loadTask(id);
    await saver.current?.resume(other.draft?.version ?? 0, latest.current ?? {});
  };
  const mine = useCallback(() => latest.current ?? {}, []);
  const flush = useCallback(async () => saver.current?.flush(), []);
  const hold = useCallback(async () => saver.current?.hold(), []);
  const release = useCallback(() => saver.current?.release(), []);
  const stop = useCallback(() => {
    saver.current?.stop();
    setState({ kind: 'clean' });
  }, []);
  return { state, changed, latest: mine, keepMine, flush, hold, release, stop };
}
