import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { address, api } from '@/lib/api';
import type { Page } from '@/lib/query';
import type { DrawState } from './api';

export interface Publication {
  /** Where anybody finds it; null while it is not published. */
  address: string | null;
  at: string | null;
  by: string | null;
  /** Whether I may publish it or take it back. */
  may: boolean;
  /** Whether there is a draw to publish. */
  ready: boolean;
}

export interface PublicAttempt {
  number: number;
  attempt: number;
  reason: string | null;
  state: DrawState;
  at: string;
  drawnAt: string | null;
  source: 'server' | 'public' | 'parties';
  sourceName: string | null;
  sourceRound: string | null;
  knownAt: string | null;
  algorithm: string;
  commitment: string | null;
  values: string[];
  seed: string | null;
  wanted: number;
  poolSize: number;
  excluded: number;
  drawn: number;
  exclusions: Record<string, number>;
}

export interface PublicDraw {
  title: string;
  attempts: PublicAttempt[];
}

export interface PublicSubject {
  place: number;
  /** Null where the record is deleted. */
  name: string | null;
  key: string | null;
}

const published = '/api/draws/publication';
const open = (number: string | number) => `/api/portal/draws/${encodeURIComponent(number)}`;
export const publicProof = (number: string | number) => address(`${open(number)}/proof`);

export const usePublication = (registry: string, recordId: string) =>
  useQuery({
    queryKey: ['draw-publication', registry, recordId],
    queryFn: ({ signal }) => api.get<Publication>(published, { query: { registry, recordId }, signal }),
  });

/** Publishes, or takes back. */
export function usePublish(registry: string, recordId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (shown: boolean) => {
      const query = { registry, recordId };
      return shown
        ? api.put<Publication>(published, undefined, { query })
        : api.delete<Publication>(published, undefined, { query });
    },
    onSuccess: (now) => queries.setQueryData(['draw-publication', registry, recordId], now),
  });
}

export const usePublicDraw = (number: string) =>
  useQuery({
    queryKey: ['public-draw', number],
    queryFn: ({ signal }) => api.get<PublicDraw>(open(number), { signal }),
  });

export const usePublicSubjects = (number: number) =>
  useInfiniteQuery({
    queryKey: ['public-draw', number, 'subjects'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<PublicSubject>>(`${open(number)}/subjects`, { query: { after: pageParam }, signal }),
    initialPageParam: '0',
    getNextPageParam: (last) => last.next,
  });
