import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormValues } from '@/lib/form-view';
import { useUnsaved } from '@/lib/unsaved';
import { DraftSaver, type DraftState, type Saved } from './draftSaver';

export interface DraftTarget {
  /** What it is a draft of, into which form: another one begins another draft. */
  subject: string;
  /** False: nothing is saved. */
  allowed: boolean;
  /** Of the draft that was there when it was opened; 0: none. */
  version: number;
  save: (data: FormValues, version: number) => Promise<Saved>;
  /** The draft's version now; 0: there is none. */
  current: () => Promise<number>;
}

/** Somebody's draft of one opened form: saved while they type, never over another's unseen. */
export function useDraft({ subject, allowed, version, save, current }: DraftTarget) {
  const [state, setState] = useState<DraftState>({ kind: 'clean' });
  const saver = useRef<DraftSaver>(undefined);
  const latest = useRef<FormValues>(undefined);
  const firstVersion = useRef(version);
  const saving = useRef(save);

  useEffect(() => {
    saving.current = save;
  }, [save]);

  useEffect(() => {
    if (!allowed) return;
    const mine = new DraftSaver(firstVersion.current, (data, known) => saving.current(data, known), setState);
    saver.current = mine;
    const onHide = () => {
      if (document.visibilityState === 'hidden') void mine.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void mine.flush().finally(() => mine.stop());
    };
  }, [subject, allowed]);

  useUnsaved(
    state.kind === 'dirty' || state.kind === 'saving' || state.kind === 'failed' || state.kind === 'conflict',
  );

  const changed = useCallback((values: FormValues) => {
    latest.current = values;
    saver.current?.changed(values);
  }, []);

  /** Keeps this page's content, over whatever the other window saved. */
  const keepMine = async () => {
    await saver.current?.resume(await current(), latest.current ?? {});
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

export type DraftControl = ReturnType<typeof useDraft>;
