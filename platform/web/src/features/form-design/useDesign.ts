import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormSchema } from '@/lib/form-view';
import { useUnsaved } from '@/lib/unsaved';
import { type Design, saveDraft, useJudgement } from './api';
import { emptyForm } from './schema';

const PAUSE = 400;

/** A form in the making: judged a moment after each change, saved when asked to. */
export function useDesign(loaded: Design) {
  const client = useQueryClient();
  const [schema, setSchema] = useState<FormSchema>(
    loaded.draft?.schema ?? loaded.schema ?? emptyForm(loaded.id, ''),
  );
  const [saved, setSaved] = useState({
    schema,
    version: loaded.draft?.version ?? 0,
    exists: loaded.draft !== null,
  });
  const [settled, setSettled] = useState(schema);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(schema), PAUSE);
    return () => clearTimeout(timer);
  }, [schema]);
  const judgement = useJudgement(loaded.id, settled);
  const dirty = schema !== saved.schema;
  useUnsaved(dirty);
  const save = async (): Promise<number> => {
    if (!dirty && saved.exists) return saved.version;
    const draft = await saveDraft(loaded.id, schema, saved.version);
    setSaved({ schema, version: draft.version, exists: true });
    void client.invalidateQueries({ queryKey: ['form-definitions'], exact: true });
    return draft.version;
  };
  const checked = settled === schema && judgement.isSuccess && !judgement.isPlaceholderData;
  const errors = judgement.data?.errors ?? [];
  return {
    schema,
    set: setSchema,
    settled,
    dirty,
    draftVersion: saved.version,
    hasDraft: saved.exists || dirty,
    save,
    checked,
    errors,
    warnings: judgement.data?.warnings ?? [],
    right: checked && errors.length === 0,
  };
}

export type Work = ReturnType<typeof useDesign>;
