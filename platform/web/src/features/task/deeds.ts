import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Person } from '@/lib/records';
import type { Deed, TaskSummary } from './api';

export interface ReturnTarget {
  elementId: string;
  name: string;
  kind: 'previous' | 'initiator' | 'visited';
  handler: Person | null;
}

/** What a dialog has gathered. */
export interface Wish {
  people: string[];
  reason: string;
  target: string | undefined;
  straightBack: boolean;
  inOrder: boolean;
}

const path = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;

export const useReturnTargets = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['return-targets', id],
    queryFn: ({ signal }) => api.get<ReturnTarget[]>(`${path(id)}/operations/return`, { signal }),
    enabled,
    gcTime: 0,
  });

/** Asks the server for one operation; the same key asks for it once. */
export function ask(id: string, deed: Deed, wish: Wish, idempotencyKey: string): Promise<TaskSummary> {
  const { people, reason, target, straightBack, inOrder } = wish;
  const post = (name: string, body: object) =>
    api.post<TaskSummary>(`${path(id)}/${name}`, body, { idempotencyKey });
  switch (deed) {
    case 'transfer':
    case 'delegate':
      return post(deed, { to: people[0], reason });
    case 'add-before':
    case 'add-after':
      return post('signers', { position: deed.slice('add-'.length), people, inOrder, reason });
    case 'remove-signer':
      return api.delete<TaskSummary>(
        `${path(id)}/signers/${encodeURIComponent(people[0] ?? '')}`,
        undefined,
        { query: { reason } },
      );
    case 'return':
      return post('return', { to: target, straightBack, reason });
    case 'copy':
      return post('copy', { people, reason });
    case 'withdraw':
    case 'urge':
      return post(deed, { reason });
  }
}
