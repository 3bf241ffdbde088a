import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { randomKey } from '@/lib/key';
import type { Page } from '@/lib/query';

export type DeedName = 'claim' | 'approve' | 'urge' | 'transfer' | 'supervise' | 'urge-stage';

/** The same done to many: tried first, then done in the background, each for itself. */
export interface BulkDeed {
  id: string;
  deed: DeedName;
  state: 'trying' | 'tried' | 'running' | 'done' | 'stopped' | 'failed';
  running: boolean;
  total: number;
  ready: number;
  done: number;
  refused: number;
  text: string;
  failure: string | null;
  requestedAt: string;
}

/** The chosen ones, or all that the list of these parameters shows. */
export type Chosen = { ids: string[] } | { parameters: Record<string, string> };

export interface Wish {
  deed: DeedName;
  person?: string | null;
  text?: string;
  period?: string | null;
  /** Without a trial before. */
  straight?: boolean;
}

export interface BulkItem {
  ordinal: number;
  id: string;
  title: string;
  link: string | null;
  message: string | null;
}

const path = '/api/bulk-deeds';

/** Where somebody's own are listed, and each of them is shown. */
export const bulkList = '/record-batches?of=tasks';
export const bulkAddress = (id: string) => `/bulk-deeds/${id}`;

const whileRunning = 700;

export const startBulk = (wish: Wish, chosen: Chosen) =>
  api.post<BulkDeed>(path, { ...wish, ...chosen }, { idempotencyKey: randomKey() });

export const actOnBulk = (id: string, act: 'run' | 'stop') => api.post<BulkDeed>(`${path}/${id}/${act}`);

export const useBulk = (id: string) =>
  useQuery({
    queryKey: ['bulk-deed', id],
    queryFn: ({ signal }) => api.get<BulkDeed>(`${path}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.running ? whileRunning : false),
  });

export const useBulks = () =>
  useInfiniteQuery({
    queryKey: ['bulk-deeds'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<BulkDeed>>(path, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useBulkItems = (bulk: BulkDeed, outcome: 'ready' | 'refused') =>
  useInfiniteQuery({
    queryKey: ['bulk-deed', bulk.id, bulk.state, outcome],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<BulkItem>>(`${path}/${bulk.id}/items`, { query: { outcome, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: !bulk.running && bulk[outcome] > 0,
  });
