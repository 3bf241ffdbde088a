import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import { definition, type Page } from '@/lib/query';
import type { Field } from '@/lib/records';

/** From which registry, within which range, how much of it and how. */
export interface Side {
  registry?: string;
  filter?: Record<string, unknown> | null;
  count?: number | null;
  ratio?: number | null;
  perSubject?: number | null;
  rule?: string | null;
  /** Field of the officers in which a pair may be asked to differ. */
  group?: string | null;
}

/** Whoever has that many records already is not drawn. */
export interface Cap {
  registry: string;
  span?: { from: string; until: string } | null;
  limit: number;
  reason: string;
}

/** The model's own expressions, asked of each subject or officer. */
export type Asked = 'eligible' | 'exclude' | 'weight' | 'stratum';

export interface Rules extends Partial<Record<Asked, string | null>> {
  subjects?: Side | null;
  officers?: Side | null;
  weighted?: boolean;
  caps?: Cap[] | null;
  /** What the expressions mean; null where one says nothing this time. A stratum may name its field. */
  words?: Partial<Record<Asked, (Label & { field?: string }) | null>> | null;
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

export type RollName = 'pool' | 'exclusions' | 'officers' | 'officer-exclusions';

/** One line of a roll: somebody who could be drawn or sent, or could not and why. */
export interface RollRow {
  id: string;
  /** Null where the record is deleted. */
  name: string | null;
  key: string | null;
  stratum?: string;
  weight?: number;
  drawn?: boolean;
  reason?: string;
  group?: string;
  load?: number;
  recusals?: number;
}

export const useRoll = (id: string, roll: RollName, q: string) =>
  useInfiniteQuery({
    queryKey: ['draw', id, roll, q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<RollRow>>(`/api/draws/${encodeURIComponent(id)}/${roll}`, {
        query: { after: pageParam, q: q || undefined },
        signal,
      }),
    initialPageParam: '0',
    getNextPageParam: (last) => last.next,
  });

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

export const useRegistry = (registry: string | undefined) =>
  useQuery({
    queryKey: ['registry', registry],
    queryFn: ({ signal }) =>
      api.get<{ label: Label; fields: Field[] }>(`/api/registries/${registry ?? ''}`, { signal }),
    enabled: registry !== undefined,
    ...definition,
  }).data;

export const useField = (registry: string | undefined, name: string | null | undefined) =>
  useRegistry(registry)?.fields.find((field) => field.name === name);

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
