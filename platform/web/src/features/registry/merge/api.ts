import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Count } from '@/lib/query';
import type { FullRecord } from '../api';

const registryPath = (registry: string) => `/api/registries/${encodeURIComponent(registry)}`;

/** Where a record is used: what of one field refers to it. */
export interface Use {
  registry: string;
  field: string;
  label: Label;
  fieldLabel: Label;
  count: Count;
  /** How many more there are that this person may not read. */
  hidden: number;
  records: { id: string; number: string | null; title: string; status: string | null }[];
}

export interface Duplicate {
  id: string;
  number: string | null;
  title: string;
  likeness: number;
  same: string[];
}

export interface Comparison {
  winner: FullRecord;
  loser: FullRecord;
  takeable: string[];
  uses: Use[];
}

export interface MergeSummary {
  id: string;
  loser: string;
  reason: string;
  byName: string;
  at: string;
}

export const useUses = (registry: string, id: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'uses'],
    queryFn: ({ signal }) => api.get<Use[]>(`${registryPath(registry)}/records/${id}/uses`, { signal }),
  });

export const useDuplicates = (registry: string, id: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'duplicates'],
    queryFn: ({ signal }) =>
      api.get<Duplicate[]>(`${registryPath(registry)}/records/${id}/duplicates`, { signal }),
  });

export const useGroups = (registry: string) =>
  useQuery({
    queryKey: ['duplicates', registry],
    queryFn: ({ signal }) =>
      api.get<{ name: string; count: number; ids: string[] }[]>(`${registryPath(registry)}/duplicates`, {
        signal,
      }),
  });

export const useComparison = (registry: string, winner: string, loser: string) =>
  useQuery({
    queryKey: ['record', registry, winner, 'merge', loser],
    queryFn: ({ signal }) =>
      api.get<Comparison>(`${registryPath(registry)}/merge`, { query: { winner, loser }, signal }),
    staleTime: 0,
  });

export const useMerges = (registry: string, id: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'merges'],
    queryFn: ({ signal }) =>
      api.get<MergeSummary[]>(`${registryPath(registry)}/records/${id}/merges`, { signal }),
  });

export const merge = (compared: Comparison, take: string[], reason: string) =>
  api.post<{ id: string }>(`${registryPath(compared.winner.registry)}/merges`, {
    winner: compared.winner.id,
    winnerVersion: compared.winner.version,
    loser: compared.loser.id,
    loserVersion: compared.loser.version,
    take,
    reason,
  });

export const undoMerge = (registry: string, id: string) =>
  api.post<undefined>(`${registryPath(registry)}/merges/${id}/undo`, undefined);
