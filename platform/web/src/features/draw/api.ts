import { useQuery } from '@tanstack/react-query';
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
  rule?: string | null;
  /** How much likelier a subject is than another; absent where all are alike. */
  weight?: string | null;
}

export interface Draw {
  id: string;
  at: string;
  /** Username; null where a process drew by itself. */
  by: string | null;
  algorithm: string;
  seed: string;
  poolSize: number;
  poolHash: string;
  officerCount?: number;
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

export interface Proof {
  draw: Draw;
  pool: string[];
  officers: string[];
  result: DrawnRow[];
}

export const useDraws = (registry: string, recordId: string) =>
  useQuery({
    queryKey: ['draws', registry, recordId],
    queryFn: ({ signal }) => api.get<Draw[]>('/api/draws', { query: { registry, recordId }, signal }),
  });

export const useProof = (id: string) =>
  useQuery({
    queryKey: ['draw', id],
    queryFn: ({ signal }) => api.get<Proof>(`/api/draws/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  });

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
