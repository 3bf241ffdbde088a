import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';

export const acts = ['cancel', 'terminate', 'jump'] as const;
export type Act = (typeof acts)[number];

export interface Offer {
  cancel: boolean;
  terminate: boolean;
  jump: { elementId: string; name: string }[];
}

const path = (id: string) => `/api/instances/${encodeURIComponent(id)}`;

export const useOffer = (id: string, running: boolean) =>
  useQuery({
    queryKey: ['instance', id, 'operations'],
    queryFn: ({ signal }) => api.get<Offer>(`${path(id)}/operations`, { signal }),
    enabled: running,
  });

export const act = (
  id: string,
  what: Act,
  body: { reason: string; to?: string | undefined },
  idempotencyKey: string,
) => api.post(`${path(id)}/${what}`, body, { idempotencyKey });
