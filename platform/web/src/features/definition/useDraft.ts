import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useUnsaved } from '@/lib/unsaved';
import { saveDraft, useCheck, type Definition } from './api';
import type { Editing } from './editing';
import { withValue, type Kind, type Source } from './source';

const PAUSE = 350;

/** Edits a definition: checks it a moment after each change, saves it when asked to. */
export function useDraft(kind: Kind, loaded: Definition) {
  const client = useQueryClient();
  const [source, setSource] = useState<Source>(loaded.draft?.source ?? loaded.source ?? {});
  const [saved, setSaved] = useState({
    source,
    version: loaded.draft?.version ?? 0,
    exists: loaded.draft !== null,
  });
  const [settled, setSettled] = useState(source);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(source), PAUSE);
    return () => clearTimeout(timer);
  }, [source]);
  const check = useCheck(kind, settled);
  const dirty = source !== saved.source;
  useUnsaved(dirty);
  const errors = check.data?.errors ?? [];
  const save = async (): Promise<number> => {
    if (!dirty && saved.exists) return saved.version;
    const draft = await saveDraft(kind, loaded.name, source, saved.version);
    setSaved({ source, version: draft.version, exists: true });
    void client.invalidateQueries({ queryKey: ['definitions'], exact: true });
    return draft.version;
  };
  const editing: Editing = {
    source,
    published: loaded.source ?? {},
    errors,
    number: check.data?.number ?? null,
    set: (path, value) => setSource((current) => withValue(current, path, value)),
  };
  const checked = settled === source && !check.isPlaceholderData && check.isSuccess;
  return {
    editing,
    dirty,
    hasDraft: saved.exists || dirty,
    save,
    /** Nothing is wrong with what stands there now. */
    right: checked && errors.length === 0,
    checked,
    settled,
  };
}
