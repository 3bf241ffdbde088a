import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { definition, type Page } from '@/lib/query';
import type { Person } from '@/lib/records';

export interface Element {
  id: string;
  name: string;
}

export interface InstanceRow {
  id: string;
  process: string;
  label: string;
  version: number;
  record: { registry: string; id: string; number: string | null; title: string };
  startedBy: Person | null;
  startedAt: string;
  endedAt: string | null;
  state: string;
  incidents: number;
  at: Element[];
}

export interface Step {
  key: string;
  elementId: string;
  name: string;
  type: string;
  activatedAt: string;
  endedAt: string | null;
  terminated: boolean;
}

export interface Incident {
  key: string;
  elementId: string | null;
  elementName: string;
  cause: string;
  advice: string;
  detail: string;
  at: string;
}

export interface Variable {
  name: string;
  value: string;
  elementName: string | null;
  changedAt: string;
}

export type Action = 'retry' | 'cancel' | 'migrate' | 'move';

export interface Batch {
  id: string;
  action: Action;
  parameters: { version: number | null; to: string | null };
  reason: string;
  requestedBy: Person;
  requestedAt: string;
  total: number;
  canceledAt: string | null;
  finishedAt: string | null;
  counts: Partial<Record<ItemState, number>>;
}

export type ItemState = 'waiting' | 'sent' | 'done' | 'refused' | 'nothing' | 'skipped';

export interface BatchItem {
  instanceId: string;
  instance: InstanceRow | null;
  state: ItemState;
  detail: string | null;
}

export interface InstanceDetail {
  instance: InstanceRow;
  parked: boolean;
  steps: Step[];
  flows: string[];
  incidents: Incident[];
  variables: Variable[];
  places: Element[];
  batches: Batch[];
}

export interface ProcessVersions {
  id: string;
  label: string;
  versions: { version: number; deployedAt: string; running: number }[];
  elements: Element[];
}

export interface InstanceFilter {
  process?: string;
  version?: string;
  state?: string;
  incident?: string;
  element?: string;
  q?: string;
  from?: string;
  until?: string;
}

export interface Order {
  action: Action;
  reason: string;
  instances?: string[];
  filter?: InstanceFilter;
  process?: string;
  version?: number;
  from?: string[];
  to?: string;
}

export interface MigrationPreview {
  movable: number;
  already: number;
  stuck: number;
  obstacles: {
    elementId: string;
    elementName: string;
    reason: 'gone' | 'changed';
    instances: string[];
    count: number;
  }[];
}

export interface Parked {
  instanceId: string;
  instance: InstanceRow | null;
  event: string;
  elementId: string | null;
  reason: string;
  detail: string | null;
  parkedAt: string;
  events: number;
}

export interface State {
  figures: {
    broker: { version: string | null; partitions: number; led: number; away: boolean };
    partitions: {
      id: number;
      seenAt: string;
      silent: number;
      waiting: number;
      waitingFor: number;
      behind: number | null;
      phase: string | null;
    }[];
    commands: { waiting: number; waitingFor: number; refused: number };
    incidents: number;
    parked: number;
    free: number;
  };
  alarms: { id: string; kind: string; text: string; raisedAt: string; clearedAt: string | null }[];
  rebuild: {
    id: number;
    requestedAt: string;
    finishedAt: string | null;
    total: number;
    done: number;
    skipped: number;
    failed: number;
  } | null;
}

const root = '/api/operator';
const soon = 2_000;
const often = 5_000;

export const isRunning = (batch: Batch) => batch.finishedAt === null;

export const useProcesses = () =>
  useQuery({
    queryKey: ['operator', 'processes'],
    queryFn: ({ signal }) => api.get<ProcessVersions[]>(`${root}/processes`, { signal }),
    ...definition,
  });

export const useInstances = (filter: InstanceFilter) =>
  useInfiniteQuery({
    queryKey: ['operator', 'instances', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<InstanceRow>>(`${root}/instances`, {
        query: { ...filter, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export const useInstance = (id: string) =>
  useQuery({
    queryKey: ['operator', 'instance', id],
    queryFn: ({ signal }) => api.get<InstanceDetail>(`${root}/instances/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data?.batches.some(isRunning) ? soon : often),
  });

/** BPMN as text; another version brings another diagram. */
export const useDiagram = (id: string, version: number | undefined) =>
  useQuery({
    queryKey: ['operator', 'diagram', id, version],
    queryFn: async ({ signal }) => {
      const response = await fetch(`${root}/instances/${id}/diagram`, { signal });
      if (!response.ok) throw new Error(`diagram ${response.status}`);
      return response.text();
    },
    enabled: version !== undefined,
    staleTime: Infinity,
  });

export const useBatches = () =>
  useInfiniteQuery({
    queryKey: ['operator', 'batches'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Batch>>(`${root}/batches`, { query: { cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.rows.some(isRunning)) ? soon : false,
  });

export const useBatch = (id: string) =>
  useQuery({
    queryKey: ['operator', 'batch', id],
    queryFn: ({ signal }) => api.get<Batch>(`${root}/batches/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? soon : false),
  });

export const useBatchItems = (id: string, state: string | null, progress: number) =>
  useInfiniteQuery({
    queryKey: ['operator', 'batch', id, 'items', state, progress],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<BatchItem>>(`${root}/batches/${id}/items`, {
        query: { state, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export const useParked = () =>
  useQuery({
    queryKey: ['operator', 'parked'],
    queryFn: ({ signal }) => api.get<Page<Parked>>(`${root}/parked`, { query: { limit: 100 }, signal }),
    refetchInterval: often,
  });

export const useEngineState = () =>
  useQuery({
    queryKey: ['operator', 'state'],
    queryFn: ({ signal }) => api.get<State>(`${root}/state`, { signal }),
    refetchInterval: often,
  });

export const order = (what: Order, idempotencyKey: string) =>
  api.post<Batch>(`${root}/batches`, what, { idempotencyKey });
export const previewMigration = (what: Omit<Order, 'action' | 'reason'>) =>
  api.post<MigrationPreview>(`${root}/migrations/preview`, what);
export const stopBatch = (id: string) => api.post<Batch>(`${root}/batches/${id}/cancel`);
export const retryParked = (instance: string) =>
  api.post<{ events: number }>(`${root}/parked/${instance}/retry`);
export const skipParked = (instance: string, reason: string) =>
  api.post<undefined>(`${root}/parked/${instance}/skip`, { reason });
export const rebuild = () => api.post<State['rebuild']>(`${root}/projection/rebuild`);
