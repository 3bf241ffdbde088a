import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { definition } from '@/lib/query';
import type { Field } from '@/lib/records';

/** From which registry, within which range, how much of it and how. */
export interface Side {
  registry?: string;
  filter?: Record<string, unknown> | null;
  count?: number | null;
  ratio?: number | null;
  perSubject?: number | null;
  rule?: string | null;
}

export interface Rules {
  subjects?: Side | null;
  officers?: Side | null;
  weighted?: boolean;
  /** How much likelier a subject is than another. */
  weight?: string | null;
}

export type DrawState = 'committed' | 'drawn' | 'abandoned';

/** One attempt. Draws made before there were commitments have no number, commitment or statement. */
export interface Draw {
  id: string;
  number: number | null;
  attempt: number;
  reason: string | null;
  state: DrawState;
  at: string;
  /** Username; null where a process drew by itself. */
  by: string | null;
  algorithm: string;
  source: 'server' | 'public' | 'parties';
  sourceName: string | null;
  sourceRound: string | null;
  knownAt: string | null;
  word: string | null;
  commitment: string | null;
  seed: string | null;
  drawnAt: string | null;
  wanted: number;
  poolSize: number;
  excluded: number;
  officerCount: number;
  drawn: number;
  rules: Rules;
}

export interface DrawnRow {
  subject: string;
  object_name?: string;
  uscc?: string;
  officers?: string[];
  officer_names?: string | string[];
}

export interface Party {
  username: string;
  name: string;
  seal: boolean;
  value: string | null;
  at: string | null;
}

export interface Detail {
  draw: Draw;
  statement: string | null;
  /** How many were left out, by reason. */
  exclusions: Record<string, number>;
  officerExclusions: Record<string, number>;
  strata: { name: string; size: number; share: number }[];
  parties: Party[];
  /** What I am asked for now. */
  asked: 'seal' | 'value' | null;
  result: DrawnRow[];
}

/** While it waits, others give their values too. */
const lookAgain = 5_000;

export const useDraws = (registry: string, recordId: string) =>
  useQuery({
    queryKey: ['draws', registry, recordId],
    queryFn: ({ signal }) => api.get<Draw[]>('/api/draws', { query: { registry, recordId }, signal }),
    refetchInterval: (query) =>
      query.state.data?.some((draw) => draw.state === 'committed') ? lookAgain : false,
  });

export const useDetail = (id: string) =>
  useQuery({
    queryKey: ['draw', id],
    queryFn: ({ signal }) => api.get<Detail>(`/api/draws/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.draw.state === 'committed' ? lookAgain : false),
  });

/** Gives a seal or a value; what the server answers is what is shown next. */
export function useGive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: { seal: string } | { value: string }) =>
      api.post<Detail>(`/api/draws/${encodeURIComponent(id)}/${'seal' in given ? 'seal' : 'value'}`, given),
    onSuccess: (detail) => {
      client.setQueryData(['draw', id], detail);
      void client.invalidateQueries({ queryKey: ['draws'] });
    },
  });
}

export const proofAddress = (id: string) => `/api/draws/${encodeURIComponent(id)}/proof`;
export const verifierAddress = '/api/portal/draws/verifier';
export const registerAddress = '/api/portal/draws';

export const useFields = (registry: string | undefined) =>
  useQuery({
    queryKey: ['registry', registry],
    queryFn: ({ signal }) => api.get<{ fields: Field[] }>(`/api/registries/${registry ?? ''}`, { signal }),
    enabled: registry !== undefined,
    ...definition,
  }).data?.fields;

/** The names of codes, organisations and people; a value that has none stands for itself. */
export function useNames(field: Field | undefined, values: string[]): string[] {
  const kind = field?.type.replace(/s$/, '') ?? '';
  const codes = useQuery({
    queryKey: ['code-table', field?.codes, 'codes', values],
    queryFn: ({ signal }) =>
      api.get<{ code: string; label: string }[]>(`/api/code-tables/${field?.codes ?? ''}`, {
        query: { codes: values },
        signal,
      }),
    enabled: kind === 'code' && values.length > 0,
    ...definition,
  }).data;
  const organisations = useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => api.get<{ code: string; name: string }[]>('/api/organisations', { signal }),
    enabled: kind === 'organisation',
    ...definition,
  }).data;
  const people = useQuery({
    queryKey: ['people', values],
    queryFn: ({ signal }) =>
      api.get<{ username: string; name: string }[]>('/api/people', { query: { usernames: values }, signal }),
    enabled: kind === 'person' && values.length > 0,
    ...definition,
  }).data;
  const names = new Map<string, string>([
    ...(codes ?? []).map((one) => [one.code, one.label] as const),
    ...(organisations ?? []).map((one) => [one.code, one.name] as const),
    ...(people ?? []).map((one) => [one.username, one.name] as const),
  ]);
  return values.map((value) => names.get(value) ?? value);
}
