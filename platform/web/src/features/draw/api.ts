import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Person } from '@/lib/records';

export interface Draw {
  id: string;
  at: string;
  by: string | Person | null;
  algorithm: string;
  seed: string;
  poolSize: number;
  poolHash: string;
  officerCount?: number;
  drawn: number;
  rules: unknown;
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
