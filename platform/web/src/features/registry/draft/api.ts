import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FormPreview } from '@/components/draft';
import { api } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';

/** What a draft is of: a new record by a key of its own, or a change of a record. */
export type DraftOf = { registry: string; key: string } | { registry: string; record: string };

export interface RecordDraft {
  values: FormValues;
  version: number;
  savedAt: string;
  /** Version of the record that it changes. */
  base: number | null;
  /** What it is gone on with: the version that it began with. */
  form: { id: string; version: number; schema: FormSchema };
  newer: number | null;
  /** Typed into fields that are not there any more. */
  lost: FormValues;
}

export interface ListedDraft {
  registry: string;
  label: Label | null;
  record: string | null;
  key: string | null;
  title: string | null;
  savedAt: string;
}

const path = (of: DraftOf) => {
  const registry = `/api/registries/${encodeURIComponent(of.registry)}`;
  return 'key' in of
    ? `${registry}/drafts/${encodeURIComponent(of.key)}`
    : `${registry}/records/${encodeURIComponent(of.record)}/draft`;
};

export const draftSubject = (of: DraftOf) => path(of);

export const loadDraft = async (of: DraftOf) =>
  (await api.get<{ draft: RecordDraft | null }>(path(of))).draft;

/**
 * Forgotten as soon as it is left: a form begins with what the server holds now.
 * @param turn how often the page has begun again
 */
export const useRecordDraft = (of: DraftOf, turn: number, enabled = true) =>
  useQuery({
    queryKey: ['record-draft', path(of), turn],
    queryFn: () => loadDraft(of),
    gcTime: 0,
    staleTime: Infinity,
    enabled,
  });

export interface Typing {
  values: FormValues;
  version: number;
  formVersion: number;
  base: number | null;
}

export const saveRecordDraft = (of: DraftOf, typing: Typing) =>
  api.put<{ version: number; savedAt: string; current: number | null }>(path(of), typing);

export const removeRecordDraft = (of: DraftOf) => api.delete<undefined>(path(of));

export const previewRecordDraft = (of: DraftOf) => api.get<FormPreview>(`${path(of)}/form-upgrade`);

export const upgradeRecordDraft = (of: DraftOf, to: number) => api.post(`${path(of)}/form-upgrade`, { to });

/** Somebody's drafts, the last saved first; of one registry, or of all. */
export const useMyDrafts = (registry?: string) =>
  useInfiniteQuery({
    queryKey: ['record-drafts', registry ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ListedDraft>>('/api/record-drafts', {
        query: { registry, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const ofListed = (one: ListedDraft): DraftOf =>
  one.record === null
    ? { registry: one.registry, key: one.key ?? '' }
    : { registry: one.registry, record: one.record };

/** Where one goes on with it. */
export const draftAddress = (one: ListedDraft) => {
  const records = `/registries/${one.registry}/records`;
  return one.record === null ? `${records}/new?draft=${one.key ?? ''}` : `${records}/${one.record}/edit`;
};
