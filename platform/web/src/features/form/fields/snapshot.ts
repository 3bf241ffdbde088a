import { createContext, useContext } from 'react';
import { momentKey } from '@/lib/form-view';
import { labelIn, useLanguage, type Label } from '@/lib/i18n';
import type { StoredFile } from '@/lib/upload';

/** What a submission was, beside its values; empty where none is shown. */
export interface Snapshot {
  /** What codes and names said, by where they come from: `code:region`, `people`. */
  labels: Record<string, Record<string, Label> | undefined>;
  /** Which versions its files had, by id. */
  files: Record<string, StoredFile | undefined>;
  /** When it was made. */
  at?: string;
}

export const SnapshotContext = createContext<Snapshot>({ labels: {}, files: {} });

/** The server keeps labels and files beside the values, by keys that no field of a form can have. */
export const snapshotOf = (data: Record<string, unknown>): Snapshot => ({
  labels: (data.$labels ?? {}) as Snapshot['labels'],
  files: (data.$files ?? {}) as Snapshot['files'],
  at: data[momentKey] as string | undefined,
});

/** A label as it was; undefined where a submission is not what is shown, or knew none. */
export function useThen(source: string): (id: string) => string | undefined {
  const labels = useContext(SnapshotContext).labels[source];
  const language = useLanguage();
  return (id) => {
    const label = labels?.[id];
    return label ? labelIn(label.en || language === 'zh' ? label : label.zh, language) : undefined;
  };
}
