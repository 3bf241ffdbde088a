import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Page } from '@/lib/query';
import type { FullRecord } from '../api';

export interface Deleted {
  record: FullRecord;
  deletion: {
    at: string;
    reason: string | null;
    mergedInto: string | null;
    mergedIntoTitle: string | null;
  };
  byName: string | null;
}

const path = (registry: string) => `/api/registries/${encodeURIComponent(registry)}/deleted`;

export const useBin = (registry: string) =>
  useInfiniteQuery({
    queryKey: ['deleted', registry],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Deleted>>(path(registry), { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useDeleted = (registry: string, id: string) =>
  useQuery({
    queryKey: ['deleted', registry, id],
    queryFn: ({ signal }) => api.get<Deleted>(`${path(registry)}/${encodeURIComponent(id)}`, { signal }),
    retry: false,
  });

export const revive = (one: Deleted, reason: string) =>
  api.post<undefined>(
    `${path(one.record.registry)}/${one.record.id}/restore`,
    { reason: reason || null },
    { ifMatch: one.record.version },
  );
