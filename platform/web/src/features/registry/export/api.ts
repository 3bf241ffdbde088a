import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Page } from '@/lib/query';

/** A list that is written into a file in the background. */
export interface ListExport {
  id: string;
  view: string;
  fileName: string;
  format: 'xlsx' | 'csv';
  parameters: Record<string, string[]>;
  state: 'waiting' | 'running' | 'ready' | 'cancelled' | 'failed' | 'expired';
  running: boolean;
  total: number | null;
  rows: number;
  size: number | null;
  failure: string | null;
  requestedAt: string;
  finishedAt: string | null;
  expiresAt: string | null;
}

const path = '/api/exports';
const whileRunning = 1_000;

export const startExport = (view: string, format: 'xlsx' | 'csv', parameters: Record<string, string[]>) =>
  api.post<ListExport>(path, { view, format, parameters });

export const useExports = () =>
  useInfiniteQuery({
    queryKey: ['exports'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ListExport>>(path, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.rows.some((one) => one.running)) ? whileRunning : false,
  });

export const cancelExport = (id: string) =>
  api.post<ListExport>(`${path}/${encodeURIComponent(id)}/cancel`, undefined);

export const deleteExport = (id: string) =>
  api.delete<undefined>(`${path}/${encodeURIComponent(id)}`, undefined);

export const fileAddress = (id: string) => `${path}/${encodeURIComponent(id)}/file`;
