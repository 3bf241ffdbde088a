import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';

export interface Code {
  code: string;
  parentCode: string | null;
  label: string;
  hasChildren: boolean;
}

const path = (table: string) => `/api/code-tables/${encodeURIComponent(table)}`;

export const childrenOf = (table: string, parent: string, signal?: AbortSignal) =>
  api.get<Code[]>(path(table), { query: { parent }, signal });

/** The table's first level: all of it, where the table has no levels. */
export const useRoots = (table: string, enabled: boolean) =>
  useQuery({
    queryKey: ['form-codes', table, 'roots'],
    queryFn: ({ signal }) => api.get<Code[]>(path(table), { signal }),
    staleTime: 10 * 60_000,
    enabled,
  });

export const useCodesNamed = (table: string, codes: string[]) =>
  useQuery({
    queryKey: ['form-codes', table, 'named', codes],
    queryFn: ({ signal }) => api.get<Code[]>(path(table), { query: { codes }, signal }),
    staleTime: 10 * 60_000,
    enabled: codes.length > 0,
    placeholderData: keepPreviousData,
  });

export const useCodesFound = (table: string, q: string) =>
  useQuery({
    queryKey: ['form-codes', table, 'found', q],
    queryFn: ({ signal }) => api.get<Code[]>(path(table), { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
