import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Page } from '@/lib/query';
import type { Change } from '../api';

/** What is done with many records: tried first, then run in the background, taken back if it was wrong. */
export interface Batch {
  id: string;
  registry: string;
  view: string;
  state: 'trying' | 'tried' | 'changing' | 'changed' | 'stopped' | 'undoing' | 'undone' | 'failed';
  running: boolean;
  total: number;
  reached: number;
  counts: { changed: number; same: number; refused: number; undone: number; kept: number };
  values: Record<string, unknown>;
  reason: string;
  /** `change`, `delete`, or the registry's action that starts a process. */
  action: string;
  failure: string | null;
  mayUndo: boolean;
  requestedAt: string;
  finishedAt: string | null;
}

export interface Refusal {
  recordId: string;
  ordinal: number;
  title: string;
  message: string;
}

const path = '/api/record-batches';
const whileRunning = 700;

export interface BatchStart {
  view: string;
  parameters: Record<string, string[]>;
  ids: string[] | null;
  values: Record<string, unknown>;
  reason: string;
  /** None: the values are written. */
  action?: string;
}

export type BatchKind = 'change' | 'delete' | 'start';

export const kindOf = (batch: Batch): BatchKind =>
  batch.action === 'change' || batch.action === 'delete' ? batch.action : 'start';

export const startBatch = (start: BatchStart) => api.post<Batch>(path, start);

export const useBatch = (id: string) =>
  useQuery({
    queryKey: ['record-batch', id],
    queryFn: ({ signal }) => api.get<Batch>(`${path}/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.running ? whileRunning : false),
  });

export const useBatches = () =>
  useInfiniteQuery({
    queryKey: ['record-batches'],
    queryFn: ({ pageParam, signal }) => api.get<Page<Batch>>(path, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useRefusals = (batch: Batch, outcome: 'refused' | 'kept') =>
  useInfiniteQuery({
    queryKey: ['record-batch', batch.id, batch.state, outcome],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Refusal>>(`${path}/${batch.id}/refusals`, {
        query: { outcome, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: !batch.running && (outcome === 'kept' ? batch.counts.kept : batch.counts.refused) > 0,
  });

/** What it would make of a record; where that can no longer be, why. */
export interface Preview {
  recordId: string;
  ordinal: number;
  title: string;
  changes: Change[];
  message: string | null;
}

export const usePreview = (batch: Batch) =>
  useInfiniteQuery({
    queryKey: ['record-batch', batch.id, batch.state, 'changes'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Preview>>(`${path}/${batch.id}/changes`, {
        query: { cursor: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: batch.state === 'tried' && batch.counts.changed > 0,
  });

export const act = (id: string, deed: 'run' | 'stop' | 'undo') =>
  api.post<Batch>(`${path}/${encodeURIComponent(id)}/${deed}`, undefined);
