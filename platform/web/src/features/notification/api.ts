import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Page } from '@/lib/query';

export interface Notice {
  id: string;
  kind: string;
  title: string;
  body: string;
  link: string;
  at: string;
  readAt: string | null;
}

export type Mode = 'once' | 'digest' | 'off';

export interface Choices {
  language: 'zh' | 'en';
  email: string | null;
  webhookUrl: string | null;
  webhookSecret: string | null;
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string | null;
  kinds: { kind: string; name: string; mail: Mode; webhook: Mode }[];
  available: string[];
}

export interface Delivery {
  id: string;
  username: string;
  channel: 'mail' | 'webhook';
  digest: boolean;
  title: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  dueAt: string;
  endedAt: string | null;
  error: string | null;
}

export const useNotices = (unread: boolean) =>
  useInfiniteQuery({
    queryKey: ['notices', 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Notice>>('/api/notices', { query: { unread, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useChoices = () =>
  useQuery({
    queryKey: ['notices', 'choices'],
    queryFn: ({ signal }) => api.get<Choices>('/api/notices/choices', { signal }),
    // what somebody is filling in is not exchanged under their hands
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

/** Whether one of them is about to be sent. */
const awaited = (pages: Page<Delivery>[]) =>
  pages.some(({ rows }) =>
    rows.some(({ state, dueAt }) => state === 'waiting' && Date.parse(dueAt) < Date.now() + 10_000),
  );

export const useDeliveries = (all: boolean) =>
  useInfiniteQuery({
    queryKey: ['notices', 'deliveries', all],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Delivery>>('/api/deliveries', { query: { all, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last: Page<Delivery>) => last.next,
    refetchInterval: ({ state }) => awaited(state.data?.pages ?? []) && 3_000,
  });

/** Without ids: all. */
export const markRead = (ids?: string[]) => api.post<undefined>('/api/notices/read', { ids });
export const tryOut = () => api.post<undefined>('/api/notices/trial');
export const saveChoices = (choices: Partial<Choices>) => api.put<Choices>('/api/notices/choices', choices);
export const retry = (id: string) => api.post<undefined>(`/api/deliveries/${id}/retry`);
