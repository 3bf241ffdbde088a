import { QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError } from '@/lib/api';

/** What the server refused it will refuse again; only a server that is away is asked once more. */
const worthAnotherTry = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** Definitions change when an application is published, not while somebody looks. */
export const definition = { staleTime: 10 * 60_000 } as const;

export interface Page<T> {
  rows: T[];
  next: string | null;
  count: Count | null;
}

export interface Count {
  value: number;
  capped: boolean;
}

export const countText = (count: Count | null | undefined): string =>
  count ? `${count.value.toLocaleString('en-US')}${count.capped ? '+' : ''}` : '';

/** Lists and records are asked for again whenever the work that changes them comes to another state. */
export function useRecordsAfter(state: string | undefined): void {
  const client = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== undefined && before.current !== state) {
      void client.invalidateQueries({ queryKey: ['rows'] });
      void client.invalidateQueries({ queryKey: ['record'] });
    }
    before.current = state;
  }, [client, state]);
}
