import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { definition, type Page } from '@/lib/query';
import type { Person } from '@/lib/records';

export interface Substitution {
  id: string;
  absent: Person;
  substitute: Person;
  from: string;
  until: string;
  processes: string[];
  reason: string | null;
  createdBy: Person;
  state: 'PLANNED' | 'IN_FORCE' | 'OVER';
}

export interface Plan {
  absent?: string;
  substitute: string;
  from: string;
  until: string;
  processes: string[];
  reason: string;
}

export interface Extent {
  held: number;
  offered: number;
  besides: { supervisions?: number };
}

export interface Handover {
  id: string;
  person: Person;
  successor: Person;
  by: Person;
  reason: string;
  future: boolean;
  at: string;
  tasks: number;
}

export interface HandoverItem {
  taskId: string;
  name: string;
  number: string | null;
  title: string;
  state: string;
}

export const useSubstitutions = (as: 'absent' | 'substitute') =>
  useInfiniteQuery({
    queryKey: ['substitutions', as],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Substitution>>('/api/substitutions', {
        query: { as, cursor: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useProcesses = () =>
  useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => api.get<{ id: string; label: string }[]>('/api/processes', { signal }),
    ...definition,
  });

export const useExtent = (person: string | undefined) =>
  useQuery({
    queryKey: ['handovers', 'extent', person],
    queryFn: ({ signal }) => api.get<Extent>('/api/handovers/extent', { query: { person }, signal }),
    enabled: person !== undefined,
    gcTime: 0,
  });

export const useHandovers = () =>
  useInfiniteQuery({
    queryKey: ['handovers', 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Handover>>('/api/handovers', { query: { cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useHandoverItems = (id: string) =>
  useInfiniteQuery({
    queryKey: ['handovers', 'items', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<HandoverItem>>(`/api/handovers/${id}/items`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const planAbsence = (plan: Plan) => api.post<Substitution>('/api/substitutions', plan);
export const endSubstitution = (id: string) => api.delete<undefined>(`/api/substitutions/${id}`);
export const handOver = (wish: { person: string; successor: string; reason: string; future: boolean }) =>
  api.post<{ id: string }>('/api/handovers', wish);
