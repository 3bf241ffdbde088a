import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Count, Page } from '@/lib/query';

export interface Snippet {
  parts: { text: string; found: boolean }[];
  before: boolean;
  after: boolean;
}

export interface SearchGroup {
  registry: string;
  label: Label;
  count: Count;
}

export interface RecordHit {
  registry: string;
  id: string;
  number: string | null;
  title: Snippet;
  status: string | null;
  places: { label: Label; text: Snippet }[];
}

export interface DocumentHit {
  id: string;
  type: string;
  size: number;
  registry: string;
  recordId: string;
  recordTitle: string | null;
  attachedAt: string;
  name: Snippet;
  text: Snippet;
}

export const useGroupsOf = (q: string) =>
  useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<SearchGroup[]>('/api/search', { query: { q }, signal }),
    enabled: q !== '',
    retry: false,
  });

const pages = <T>(path: string, query: Record<string, string>, enabled: boolean) => ({
  queryKey: ['search', path, query],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<T>>(path, { query: { ...query, cursor: pageParam, limit: 20 }, signal }),
  initialPageParam: '',
  getNextPageParam: (last: Page<T>) => last.next,
  enabled,
  retry: false as const,
});

export const useRecordHits = (q: string, registry: string) =>
  useInfiniteQuery(pages<RecordHit>('/api/search/records', { q, registry }, q !== '' && registry !== ''));

export const useDocumentHits = (q: string) =>
  useInfiniteQuery(pages<DocumentHit>('/api/search/documents', { q }, q !== ''));
