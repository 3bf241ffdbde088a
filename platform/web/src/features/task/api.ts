import { useInfiniteQuery, useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { ClockState } from '@/components/Clock';
import type { FormPreview } from '@/components/draft';
import { api } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import type { Count, Page } from '@/lib/query';
import type { Person, RecordRef, RegistryRecord } from '@/lib/records';

export const scopes = ['mine', 'candidate', 'team', 'started', 'delegated', 'copied', 'done'] as const;
export type Scope = (typeof scopes)[number];

export interface TaskSummary {
  id: string;
  name: string;
  processId: string;
  processLabel: string | Label;
  instanceId: string;
  elementId: string;
  record: RecordRef;
  assignee: Person | null;
  candidates: string[];
  createdAt: string;
  dueAt: string | null;
  clock: ClockState;
  explanation?: string | null;
  priority: number;
  state: 'open' | 'waiting' | 'completing' | 'done' | 'canceled';
  mine: boolean;
  claimable: boolean;
  endedBy?: Person | null;
  endedAt?: string | null;
  /** In lists: not opened yet by the reader. */
  unread?: boolean;
  /** In lists: whose it is, where the reader stands in for somebody. */
  absent?: Person | null;
  /** In lists: where another system's to-do is worked on. */
  link?: string | null;
  /** In lists: may be approved together with others. */
  approvable?: boolean;
  kind?: 'main' | 'signer' | 'delegate';
  onBehalfOf?: Person | null;
  ending?: string | null;
}

export const deeds = [
  'transfer',
  'delegate',
  'add-before',
  'add-after',
  'remove-signer',
  'return',
  'withdraw',
  'copy',
  'urge',
] as const;
export type Deed = (typeof deeds)[number];
export type Operation = 'claim' | 'unclaim' | 'draft' | 'complete' | Deed;

/** Those who are asked at a task beside its holder. */
export interface Asked {
  phase: 'node' | 'before' | 'after' | 'delegate';
  mode: 'any' | 'all' | 'sequence' | 'vote';
  /** Part of all votes that have to agree. */
  ratio: number;
  /** One who does not agree decides. */
  veto: boolean;
  /** The outcome that is a yes. */
  agree: string;
  state: 'planned' | 'open' | 'closed';
  people: {
    person: Person;
    votes: number;
    by: Person | null;
    reason: string | null;
    state: 'waiting' | 'open' | 'done';
    outcome: string | null;
    opinion: string | null;
    at: string | null;
  }[];
}

export interface Draft {
  data: FormValues;
  savedAt: string;
  version: number;
  savedBy: string;
}

export interface TaskDetail extends TaskSummary {
  form: { id: string; version: number; schema: FormSchema; data: FormValues; newer: number | null };
  operations: Operation[];
  draft: Draft | null;
  record: RegistryRecord;
  asked: Asked | null;
  copies: { person: Person; at: string; readAt: string | null }[];
  /** Names of the steps that submitting goes straight back to. */
  returnTo: string[];
  returned: { by: Person; at: string; step: string; reason: string | null } | null;
  /** Whether the reader may open the record itself. */
  readable: boolean;
}

export interface Completed {
  task: TaskSummary;
  next: TaskSummary[];
}

export interface Home {
  todo: number;
  toClaim: number;
  near: number;
  overdue: number;
  startedByMe: number;
  byView: { view: string; label: Label; count: number; capped?: boolean }[];
}

/** What narrows the list; each is a parameter of its address. */
export const narrowing = ['q', 'due', 'process', 'step', 'organisation', 'priority', 'unread'] as const;
export type Narrowing = (typeof narrowing)[number];

export interface Filter extends Partial<Record<Narrowing, string>> {
  scope: Scope;
  sort?: string;
}

export interface Facets {
  facets: {
    process: string;
    processName: string;
    step: string;
    stepName: string;
    organisation: string;
    tasks: number;
  }[];
  organisations: Record<string, string>;
}

export interface SavedFilter {
  id: string;
  name: string;
  query: string;
}

/** From this priority on people should see that it matters more. */
export const urgent = 70;
const pageSize = 30;
const path = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;

export const useTasks = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['tasks', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TaskSummary>>('/api/tasks', {
        query: { ...filter, cursor: pageParam, limit: pageSize },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useFirstTasks = (scope: Scope, limit: number) =>
  useQuery({
    queryKey: ['tasks', 'first', scope, limit],
    queryFn: ({ signal }) => api.get<Page<TaskSummary>>('/api/tasks', { query: { scope, limit }, signal }),
  });

/** Forgotten as soon as it is left: a form must start from what the server holds now, drafts included. */
export const useTask = (id: string) =>
  useQuery({
    queryKey: ['task', id],
    queryFn: ({ signal }) => api.get<TaskDetail>(path(id), { signal }),
    gcTime: 0,
  });

/** Other systems' to-dos have ids of their own. */
export const isExternal = (id: string) => id.startsWith('-');

export const useTaskSummary = (id: string) =>
  useQuery({
    queryKey: ['task', id, 'summary'],
    queryFn: ({ signal }) => api.get<TaskSummary>(`${path(id)}/summary`, { signal }),
    gcTime: 0,
  });

export const useCounts = () =>
  useQuery({
    queryKey: ['tasks', 'counts'],
    queryFn: ({ signal }) => api.get<Partial<Record<Scope, Count>>>('/api/tasks/counts', { signal }),
  });

export const useFacets = (scope: Scope, enabled: boolean) =>
  useQuery({
    queryKey: ['tasks', 'facets', scope],
    queryFn: ({ signal }) => api.get<Facets>('/api/tasks/facets', { query: { scope }, signal }),
    enabled,
  });

export const useSavedFilters = () =>
  useQuery({
    queryKey: ['inbox-filters'],
    queryFn: ({ signal }) => api.get<SavedFilter[]>('/api/inbox-filters', { signal }),
  });

export const saveFilter = (name: string, query: string) =>
  api.post<SavedFilter>('/api/inbox-filters', { name, query });
export const removeFilter = (id: string) => api.delete<undefined>(`/api/inbox-filters/${id}`);

export const useHome = () =>
  useQuery({ queryKey: ['home'], queryFn: ({ signal }) => api.get<Home>('/api/home', { signal }) });

/** The open task of mine in an instance, if there is one. */
export const myTaskOf = async (instanceId: string, record: RecordRef): Promise<TaskSummary | undefined> => {
  const query = { scope: 'mine', q: record.number ?? record.title, limit: 20 };
  const { rows } = await api.get<Page<TaskSummary>>('/api/tasks', { query });
  return rows.find((task) => task.instanceId === instanceId && task.mine);
};

/** Opening a task is reading it: the lists need not be asked again for that. */
export function markRead(client: QueryClient, id: string) {
  client.setQueriesData<InfiniteData<Page<TaskSummary>>>({ queryKey: ['tasks'] }, (list) =>
    list && 'pages' in list
      ? {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) => (row.id === id ? { ...row, unread: false } : row)),
          })),
        }
      : list,
  );
}

export const loadTask = (id: string) => api.get<TaskDetail>(path(id));
export const claim = (id: string) => api.post<TaskSummary>(`${path(id)}/claim`);
export const unclaim = (id: string) => api.post<TaskSummary>(`${path(id)}/unclaim`);
export const saveDraft = (id: string, data: FormValues, version: number, formVersion: number) =>
  api.put<{ version: number; savedAt: string }>(`${path(id)}/draft`, { data, version, formVersion });
export const complete = (id: string, data: FormValues, formVersion: number, idempotencyKey: string) =>
  api.post<Completed>(`${path(id)}/complete`, { data, formVersion }, { idempotencyKey });

export const previewUpgrade = (id: string) => api.get<FormPreview>(`${path(id)}/form-upgrade`);
export const upgradeForm = (id: string, to: number) => api.post(`${path(id)}/form-upgrade`, { to });
