import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';

export const useRegistryNames = () =>
  useQuery({
    queryKey: ['definitions'],
    queryFn: ({ signal }) =>
      api.get<{ registries: { name: string; label: Label | null }[] }>('/api/definitions', { signal }),
  });

export const useProcessNames = () =>
  useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => api.get<{ id: string; label: string }[]>('/api/processes', { signal }),
  });

export const useRoleNames = () =>
  useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<{ role: string; label: Label }[]>('/api/roles', { signal }),
  });

export const useStepNames = (process: string | null) =>
  useQuery({
    queryKey: ['process-steps', process],
    queryFn: ({ signal }) =>
      api.get<{ id: string; label: string }[]>(`/api/processes/${encodeURIComponent(process ?? '')}/steps`, {
        signal,
      }),
    enabled: process !== null,
  });

export interface RecordOption {
  id: string;
  label: string;
  hint: string | null;
}

/** Records that the reader may see, by what they type. */
export const useRecordOptions = (registry: string, q: string) =>
  useQuery({
    queryKey: ['official-samples', registry, q],
    queryFn: ({ signal }) =>
      api.get<RecordOption[]>(`/api/registries/${encodeURIComponent(registry)}/options`, {
        query: { q, limit: 20 },
        signal,
      }),
    placeholderData: (before) => before,
  });
