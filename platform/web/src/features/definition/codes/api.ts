import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { address, api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';

export interface CodeTable {
  table: string;
  label: Label | null;
  codes: number;
  /** Counts changes. */
  revision: number;
}

export interface Code {
  code: string;
  parentCode: string | null;
  labelZh: string;
  labelEn: string;
  sort: number;
  validFrom: string | null;
  validUntil: string | null;
}

export interface CodeBranch {
  code: Code;
  hasChildren: boolean;
  /** What it lies below, the root first, where it was searched for. */
  above: Code[];
}

interface CodeBranches {
  /** That the rows are of. */
  revision: number;
  rows: CodeBranch[];
  next: string | null;
}

export interface CodeChange {
  revision: number;
  at: string;
  /** Null where an application brought it. */
  by: string | null;
  byName: string | null;
  /** Null where the code was new. */
  before: Code | null;
  after: Code;
}

const path = (table: string) => `/api/code-tables/${encodeURIComponent(table)}`;

export const useCodeTables = () =>
  useQuery({
    queryKey: ['code-tables'],
    queryFn: ({ signal }) => api.get<CodeTable[]>('/api/code-tables', { signal }),
  });

/** @param revision of the table that is named anew; without it a new one */
export const nameCodeTable = (table: string, label: Label, revision?: number) =>
  api.put<undefined>(path(table), label, { ifMatch: revision });

/** Those below one, or the roots, or those that a text is found in. */
export const useBranches = (table: string, asked: { parent?: string; q?: string }) =>
  useInfiniteQuery({
    queryKey: ['code-tables', table, 'codes', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<CodeBranches>(`${path(table)}/codes`, { query: { ...asked, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** @param revision of the table that was seen */
export const saveCodes = (table: string, codes: Code[], revision: number) =>
  api.post<{ changed: number; revision: number }>(`${path(table)}/codes`, { codes }, { ifMatch: revision });

export const isKnown = async (table: string, code: string) =>
  (await api.get<unknown[]>(path(table), { query: { codes: [code] } })).length > 0;

export const useCodeHistory = (table: string, code: string) =>
  useInfiniteQuery({
    queryKey: ['code-tables', table, 'history', code],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<CodeChange>>(`${path(table)}/history`, { query: { code, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** What somebody changed since that revision, the newest first, and the revision that it has come to. */
export const loadSince = async (table: string, revision: number) => {
  const tables = await api.get<CodeTable[]>('/api/code-tables');
  const found = await api.get<Page<CodeChange>>(`${path(table)}/history`, { query: { after: revision } });
  return { revision: tables.find((one) => one.table === table)?.revision ?? revision, changes: found.rows };
};

export const fileAddress = (table: string) => address(`${path(table)}/codes/file`);
