import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ClockState } from '@/components/Clock';
import { address, api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';
import type { Person, RecordRef } from '@/lib/records';

/** What runs under a clock: tasks, and stages of records. */
export const kinds = ['tasks', 'stages'] as const;
export type On = (typeof kinds)[number];

export type State = 'sign' | 'feedback' | 'near' | 'overdue' | 'unclaimed' | 'paused' | 'all';

/** The first is shown first. */
export const states: Record<On, [State, ...State[]]> = {
  tasks: ['sign', 'feedback', 'near', 'overdue', 'unclaimed', 'paused', 'all'],
  stages: ['overdue', 'near', 'unclaimed', 'paused', 'all'],
};

const path = { tasks: '/api/deadlines', stages: '/api/deadlines/stages' } as const;

export const groupings = ['organisation', 'person', 'process', 'step'] as const;
export type Grouping = (typeof groupings)[number];

/** A task or a stage as the cockpit lists it; of a stage, `name` is its rule's and `processLabel` its registry's. */
export interface Row {
  id: string;
  name: string;
  processLabel: string | Label;
  record: RecordRef;
  assignee: Person | null;
  candidates: string[];
  createdAt: string;
  dueAt: string | null;
  clock: ClockState;
  explanation?: string | null;
  organisation: string;
}

export interface Tally {
  key: string;
  label: string;
  total: number;
  unclaimed: number;
  near: number;
  overdue: number;
  signOverdue: number;
  feedbackOverdue: number;
  paused: number;
}

export interface TrendDay {
  day: string;
  met: number;
  late: number;
  open: number;
}

export type Unit = 'WD' | 'D' | 'H' | 'OH' | 'DATE';

export interface ExtensionRequest {
  id: string;
  taskId: string | null;
  title: string;
  link: string;
  amount: number;
  unit: Unit;
  reason: string;
  name: string;
  at: string;
  dueAt: string | null;
}

export interface Supervision {
  id: string;
  taskId: string;
  taskName: string;
  recordTitle: string;
  addressee: Person;
  by: Person;
  at: string;
  demand: string;
  state: 'open' | 'replied' | 'closed';
  dueAt: string | null;
  clock: ClockState;
  reply: string | null;
  repliedAt: string | null;
  repliedBy: Person | null;
  opinion: string | null;
  mine: boolean;
  closable: boolean;
}

export interface Days {
  from: string;
  until: string;
  kind: 'weekend' | 'holiday' | 'workday' | 'pause';
  name: string | null;
  days: number;
}

export interface Explanation {
  rule: string | null;
  version: number;
  label: Label | null;
  basis: { law: string; article: string } | null;
  amount: number;
  unit: Unit;
  start: string;
  /** `claimed`, `field:<name>`, `no-field:<name>`; null: the beginning of the task or stage. */
  origin: string | null;
  skipped: Days[];
  makeUp: Days[];
  pauses: { from: string; until: string | null; reason: string; by: string | null }[];
  extensions: { at: string; amount: number; reason: string; by: string | null }[];
  continued: { at: string; move: string }[];
  movedFrom: string | null;
  left: number | null;
  due: string | null;
  unknownYears: number[];
}

export interface ClockDetail {
  id: string;
  state: 'running' | 'paused' | 'ended';
  explanation: Explanation;
  /** Version of the rule under which clocks start now, where it is another one. */
  newer: number | null;
  /** When the office is open, as long as office hours are counted. */
  hours: string | null;
  names: Record<string, string>;
  warnings: { stage: string; at: string; actions: string[]; fireAt: string | null; firedAt: string | null }[];
  pausing: { reasons: { code: string; label: Label }[]; limit: string | null } | null;
  resumable: boolean;
  extending: { amount: number; left: number } | null;
  asks: boolean;
  pending: { id: string; amount: number; reason: string; name: string; at: string } | null;
}

export type Filter = Partial<Record<Grouping | 'text', string>>;

// Below `tasks`, so that whatever changes a task refreshes the cockpit.
const root = ['tasks', 'deadlines'] as const;

export const useRows = (on: On, state: State, filter: Filter) =>
  useInfiniteQuery({
    queryKey: [...root, on, state, filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Row>>(path[on], {
        query: { state, ...filter, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useCounts = (on: On, filter: Filter) =>
  useQuery({
    queryKey: [...root, on, 'counts', filter],
    queryFn: ({ signal }) => api.get<Tally>(`${path[on]}/counts`, { query: filter, signal }),
  });

export const useTallies = (on: On, by: Grouping, filter: Filter = {}) =>
  useQuery({
    queryKey: [...root, on, 'by', by, filter],
    queryFn: ({ signal }) => api.get<Tally[]>(`${path[on]}/by/${by}`, { query: filter, signal }),
  });

export const useTrend = (of: On, days: number, organisation: string | undefined) =>
  useQuery({
    queryKey: [...root, 'trend', of, days, organisation],
    queryFn: ({ signal }) =>
      api.get<TrendDay[]>('/api/deadlines/trend', { query: { of, days, organisation }, signal }),
  });

export const useRequests = () =>
  useQuery({
    queryKey: [...root, 'requests'],
    queryFn: ({ signal }) => api.get<ExtensionRequest[]>('/api/deadlines/requests', { signal }),
  });

/** One version of a rule on time, and what names the rule. */
export interface RuleVersion {
  rule: string;
  version: number;
  label: Label;
  amount: number;
  unit: Unit;
  basis: { law: string; article: string } | null;
  from: string | null;
  until: string | null;
  start: string | null;
  again: 'RESTART' | 'CONTINUE' | null;
  warnings: string[];
  pausedFor: Label[];
  extension: { role: string; amount: number; times: number } | null;
  inForce: boolean;
  uses: Label[];
}

export const useRules = () =>
  useQuery({
    queryKey: ['deadline-rules'],
    queryFn: ({ signal }) => api.get<RuleVersion[]>('/api/deadlines/rules', { signal }),
  });

export const useSupervisions = (scope: 'mine' | 'made') =>
  useInfiniteQuery({
    queryKey: ['supervisions', scope],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Supervision>>('/api/supervisions', { query: { scope, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** What a clock is on. */
export type Ticking = { task: string } | { registry: string; record: string };

/** A task has one at most, a record one for each stage that is timed. */
export const useClocks = (on: Ticking) =>
  useQuery({
    queryKey: 'task' in on ? ['task', on.task, 'clock'] : ['record', on.registry, on.record, 'clock'],
    queryFn: ({ signal }) =>
      'task' in on
        ? api
            .get<ClockDetail>(`/api/deadlines/tasks/${encodeURIComponent(on.task)}`, { signal })
            .then((clock) => [clock])
        : api.get<ClockDetail[]>(
            `/api/deadlines/records/${encodeURIComponent(on.registry)}/${encodeURIComponent(on.record)}`,
            { signal },
          ),
  });

export const exportAddress = (on: On, state: State, filter: Filter, format: 'xlsx' | 'csv') =>
  address(`${path[on]}/export`, { state, ...filter, format });

export const answerRequest = (id: string, granted: boolean, opinion: string) =>
  api.post(`/api/deadlines/requests/${id}/answer`, { granted, opinion });
export const pause = (id: string, reason: string, note: string) =>
  api.post<ClockDetail>(`/api/deadlines/${id}/pause`, { reason, note });
export const resume = (id: string, reason: string) =>
  api.post<ClockDetail>(`/api/deadlines/${id}/resume`, { reason });
export const extend = (id: string, amount: number, reason: string) =>
  api.post<ClockDetail>(`/api/deadlines/${id}/extend`, { amount, reason });
export const check = (id: string) =>
  api.get<{ kept: string | null; reckoned: string | null; same: boolean }>(`/api/deadlines/${id}/check`);

export const replyTo = (id: string, reply: string) => api.post(`/api/supervisions/${id}/reply`, { reply });
export const close = (id: string, opinion: string) => api.post(`/api/supervisions/${id}/close`, { opinion });

export const usePeople = (q: string) =>
  useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) =>
      api.get<{ username: string; name: string; organisationName: string }[]>('/api/people', {
        query: { q, limit: 30 },
        signal,
      }),
  });
