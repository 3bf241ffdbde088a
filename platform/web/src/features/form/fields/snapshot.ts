import { createContext, useContext } from 'react';
import { labelIn, useLanguage, type Label } from '@/lib/i18n';

/** What codes and names said when a submission was made, by where they come from: `code:region`, `people`. */
export type Snapshot = Record<string, Record<string, Label> | undefined>;

/** The key beside a submission's values under which the server keeps it; no field of a form can have it. */
export const snapshotKey = '$labels';

export const SnapshotContext = createContext<Snapshot>({});

export const snapshotOf = (data: Record<string, unknown>): Snapshot => (data[snapshotKey] ?? {}) as Snapshot;

/** A label as it was; undefined where a submission is not what is shown, or knew none. */
export function useThen(source: string): (id: string) => string | undefined {
  const labels = useContext(SnapshotContext)[source];
  const language = useLanguage();
  return (id) => {
    const label = labels?.[id];
    return label ? labelIn(label.en || language === 'zh' ? label : label.zh, language) : undefined;
  };
}
