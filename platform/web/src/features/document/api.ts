import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { address, api } from '@/lib/api';
import type { DocumentRef } from '@/lib/records';

export interface Place {
  registry: string;
  recordId: number;
}

export interface About extends DocumentRef {
  hash: string;
  version: number;
  /** The version in force. */
  latest: number;
  uploadedBy: string;
  uploadedAt: string;
  replaceable: boolean;
  state: 'waiting' | 'read' | 'unreadable';
  reason: string | null;
  cut: boolean;
  scan: 'off' | 'waiting' | 'clean' | 'infected';
  /** Whether an office file can be shown as a page. */
  page: boolean;
  properties: Record<string, string>;
  records: Place[];
  duplicates: { id: string; name: string; records: Place[] }[];
}

export interface DocumentText {
  state: About['state'];
  text: string | null;
  cut: boolean;
}

export interface Version {
  version: number;
  name: string;
  type: string;
  size: number;
  madeBy: string;
  madeAt: string;
  note: string | null;
}

const path = (id: string) => `/api/documents/${encodeURIComponent(id)}`;
/** The version is in every address: what is shown together belongs together, and a new one is fetched anew. */
export const contentOf = (id: string, version: number) => address(path(id), { version });
export const downloadOf = (id: string, version: number) => address(path(id), { download: true, version });
export const pictureOf = (id: string, version: number, page = 1) =>
  address(`${path(id)}/preview`, { size: 1200, page, version });
export const pageOf = (id: string, version: number) => address(`${path(id)}/page`, { version });

/**
 * Looks again while the file waits to be read.
 *
 * @param version undefined: the one in force
 */
export const useAbout = (id: string, version?: number) =>
  useQuery({
    queryKey: ['document', id, 'about', version],
    queryFn: ({ signal }) => api.get<About>(`${path(id)}/about`, { query: { version }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 1500 : false),
  });

export const useText = (id: string, version: number) =>
  useQuery({
    queryKey: ['document', id, 'text', version],
    queryFn: ({ signal }) => api.get<DocumentText>(`${path(id)}/text`, { query: { version }, signal }),
  });

export const useVersions = (id: string, version: number) =>
  useQuery({
    queryKey: ['document', id, 'versions', version],
    queryFn: ({ signal }) => api.get<Version[]>(`${path(id)}/versions`, { signal }),
  });

export const useAmong = (ids: string[]) =>
  useQuery({
    queryKey: ['documents', ids],
    queryFn: ({ signal }) => api.get<DocumentRef[]>('/api/documents', { query: { ids }, signal }),
    enabled: ids.length > 0,
  });

export function useReplace(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, upload, note }: { version: number; upload: string; note: string }) =>
      api.post<DocumentRef>(`${path(id)}/versions`, { upload, note }, { ifMatch: version }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['document', id] });
      void queries.invalidateQueries({ queryKey: ['documents'] });
      void queries.invalidateQueries({ queryKey: ['form-files', id] });
    },
  });
}

/** Asks an address that a picture or a player could not load for the reason. */
export const useReason = (address: string) =>
  useQuery({
    queryKey: ['document', 'reason', address],
    queryFn: async ({ signal }) => {
      await api.reach(address, { signal });
      return null;
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
