import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import { definition, type Page } from '@/lib/query';
import type { Person } from '@/lib/records';

export type State =
  | 'draft'
  | 'trying'
  | 'tried'
  | 'importing'
  | 'imported'
  | 'stopped'
  | 'refused'
  | 'undoing'
  | 'undone'
  | 'failed';

export interface Counts {
  created: number;
  changed: number;
  same: number;
  skipped: number;
  refused: number;
  undone: number;
  kept: number;
}

export interface Summary {
  id: string;
  registry: string;
  label: Label;
  fileName: string;
  state: State;
  requestedBy: Person;
  requestedAt: string;
  finishedAt: string | null;
  total: number;
  lastRow: number;
  onlyGood: boolean;
  counts: Counts;
  failure: string | null;
}

export interface Column {
  place: number;
  title: string;
  field: string | null;
  samples: string[];
}

export interface Field {
  name: string;
  label: Label;
  type: string;
  required: boolean;
  /** Code table of a code field. */
  codes: string | null;
}

/** What a row may find its record by. */
export interface Key {
  name: string;
  fields: string[];
  /** No two records share it; otherwise a row that finds several is refused. */
  unique: boolean;
}

/** Code by word, by field. */
export type Words = Record<string, Record<string, string>>;

export type OnMatch = 'refuse' | 'change' | 'skip';

export interface ImportScreen {
  summary: Summary;
  sheets: string[];
  sheet: number;
  headRow: number;
  columns: Column[];
  fields: Field[];
  keys: Key[];
  match: string | null;
  onMatch: OnMatch;
  mayChange: boolean;
  words: Words;
  unknown: { field: string; word: string; rows: number }[];
  faults: { field: string; code: string; example: string; count: number }[];
  mine: boolean;
  mayUndo: boolean;
}

export interface Plan {
  sheet: number;
  headRow: number;
  columns: Record<number, string>;
  match: string | null;
  onMatch: OnMatch;
  /** Besides those chosen before; an empty code takes a choice back. */
  words?: Words;
}

/** As it stands. */
export const planOf = (screen: ImportScreen): Plan => ({
  sheet: screen.sheet,
  headRow: screen.headRow,
  columns: Object.fromEntries(
    screen.columns.flatMap((one) => (one.field ? [[one.place, one.field]] : [])),
  ) as Record<number, string>,
  match: screen.match,
  onMatch: screen.onMatch,
});

export interface Fault {
  row: number;
  field: string;
  message: string;
  text: string;
}

const root = '/api/imports';
const soon = 1_000;

export const isRunning = (state: State) => state === 'trying' || state === 'importing' || state === 'undoing';

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => api.get<ImportScreen>(`${root}/${id}`, { signal }),
    refetchInterval: (query) =>
      query.state.data && isRunning(query.state.data.summary.state) ? soon : false,
  });

export const useImports = (registry?: string) =>
  useInfiniteQuery({
    queryKey: ['imports', registry ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Summary>>(root, { query: { registry, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.rows.some((row) => isRunning(row.state)))
        ? 2 * soon
        : false,
  });

export const useFaults = (id: string) =>
  useInfiniteQuery({
    queryKey: ['import', id, 'faults'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Fault>>(`${root}/${id}/faults`, { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useKept = (id: string) =>
  useInfiniteQuery({
    queryKey: ['import', id, 'kept'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<{ row: number; recordId: string }>>(`${root}/${id}/kept`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useRegistryLabel = (registry: string) =>
  useQuery({
    queryKey: ['registry', registry],
    queryFn: ({ signal }) =>
      api.get<{ label: Label; rights: { create: boolean } }>(
        `/api/registries/${encodeURIComponent(registry)}`,
        { signal },
      ),
    ...definition,
  });

export const savePlan = (id: string, plan: Plan) => api.put<ImportScreen>(`${root}/${id}/plan`, plan);
export const tryOut = (id: string) => api.post<ImportScreen>(`${root}/${id}/trial`);
export const bringIn = (id: string, rows: 'all' | 'good') =>
  api.post<ImportScreen>(`${root}/${id}/run`, { rows });
export const stop = (id: string) => api.post<ImportScreen>(`${root}/${id}/stop`);
export const takeBack = (id: string) => api.post<ImportScreen>(`${root}/${id}/undo`);
export const reportAddress = (id: string) => `${root}/${id}/report`;
