import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Count, Page } from '@/lib/query';
import { recordAddress, type Field, type Status, type Tone, type ValueLabel } from '@/lib/records';

export interface PanoramaSection {
  section: string;
  registry: string;
  label: Label;
  columns: Field[];
  statuses: Status[];
  count: Count;
  total?: number | null;
  quiet: boolean;
  load: boolean;
  people: boolean;
  open: number;
  flag?: { label: Label; tone: Tone; count: number } | null;
}

export interface Panorama {
  registry: string;
  label: Label;
  id: string;
  title: string;
  number?: string | null;
  status?: string | null;
  statuses: Status[];
  facts: Field[];
  tags: { field: string; tones: Record<string, Tone> }[];
  until?: string | null;
  values: Record<string, unknown>;
  labels: Record<string, ValueLabel>;
  sections: PanoramaSection[];
}

export interface SectionRow {
  id: string;
  number: string | null;
  title: string;
  status: string | null;
  values: Record<string, unknown>;
  labels: Record<string, ValueLabel>;
}

export interface TimelineEntry {
  section: string;
  registry: string;
  id: string;
  at: string;
  day: boolean;
  title: string;
  number?: string | null;
  status?: string | null;
  owner: string;
  details: { label: Label; text: string }[];
}

export interface Met {
  name: string;
  registry?: string | null;
  id?: string | null;
  count: number;
  last: string;
}

export interface Month {
  month: string;
  section: string;
  count: number;
}

export interface Attached {
  registry: string;
  id: string;
  title: string;
  documents: string[];
}

export const panoramaAddress = (registry: string, id: string) => `${recordAddress(registry, id)}/panorama`;

const path = (registry: string, id: string) =>
  `/api/registries/${encodeURIComponent(registry)}/records/${encodeURIComponent(id)}/panorama`;

export const usePanorama = (registry: string, id: string) =>
  useQuery({
    queryKey: ['panorama', registry, id],
    queryFn: ({ signal }) => api.get<Panorama>(path(registry, id), { signal }),
  });

export const useSection = (registry: string, id: string, section: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['panorama', registry, id, 'section', section],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<SectionRow>>(`${path(registry, id)}/sections/${encodeURIComponent(section)}`, {
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled,
  });

export const useTimeline = (registry: string, id: string, kind: string[]) =>
  useInfiniteQuery({
    queryKey: ['panorama', registry, id, 'timeline', kind],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TimelineEntry>>(`${path(registry, id)}/timeline`, {
        query: { kind, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

const part = <T>(name: string) =>
  function usePart(registry: string, id: string) {
    return useQuery({
      queryKey: ['panorama', registry, id, name],
      queryFn: ({ signal }) => api.get<T>(`${path(registry, id)}/${name}`, { signal }),
    });
  };

export const usePeople = part<Met[]>('people');
export const useMonths = part<Month[]>('months');
export const useAttached = part<Attached[]>('documents');
