import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type FieldError } from '@/lib/api';
import type { FormSchema } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import { definition, type Page } from '@/lib/query';
import type { Field, RegistryRecord } from '@/lib/records';
import type { Kind, Source } from './source';

export interface Summary {
  name: string;
  label: Label;
  /** That a view shows. */
  registry: string | null;
  version: number | null;
  publishedAt: string | null;
  publishedBy: string | null;
  draftBy: string | null;
  draftAt: string | null;
}

export interface Draft {
  source: Source;
  version: number;
  savedBy: string | null;
  savedAt: string;
}

export interface Publication {
  id: string;
  state: 'running' | 'done' | 'refused';
  step: 'waiting' | 'table' | 'index' | 'computed' | 'owner' | 'encrypted' | 'search';
  done: number;
  total: number;
  version: number | null;
  errors: FieldError[];
}

export interface Definition {
  name: string;
  version: number | null;
  source: Source | null;
  draft: Draft | null;
  publication: Publication | null;
}

export interface Effects {
  records: number;
  added: string[];
  indexes: number;
  search: boolean;
  resealed: string[];
  /** Records that go to the office that their field names. */
  moved: number;
  breaks: FieldError[];
  warnings: FieldError[];
}

export interface Version {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
  /** How records are numbered by it; null where they are not. */
  number: string | null;
}

export interface ViewTrial {
  screen: { columns: Field[]; empty?: Label | null };
  rows: Page<Omit<RegistryRecord, 'registry'>>;
}

const root = '/api/definitions';
const path = (kind: Kind, name: string) => `${root}/${kind}/${encodeURIComponent(name)}`;

export const useDefinitions = () =>
  useQuery({
    queryKey: ['definitions'],
    queryFn: ({ signal }) => api.get<{ registries: Summary[]; views: Summary[] }>(root, { signal }),
  });

export const useDefinition = (kind: Kind, name: string) =>
  useQuery({
    queryKey: ['definitions', kind, name],
    queryFn: ({ signal }) => api.get<Definition>(path(kind, name), { signal }),
    // What is being edited stays as it is; saving says when somebody else was quicker.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
    gcTime: 0,
  });

export const loadDefinition = (kind: Kind, name: string) => api.get<Definition>(path(kind, name));

export const saveDraft = (kind: Kind, name: string, source: Source, version: number) =>
  api.put<Draft>(`${path(kind, name)}/draft`, { source, version });

export const discardDraft = (kind: Kind, name: string) => api.delete<undefined>(`${path(kind, name)}/draft`);

export const publish = (kind: Kind, name: string, version: number) =>
  api.post<Publication>(`${path(kind, name)}/publications`, { version });

export const usePublication = (id: string | undefined) =>
  useQuery({
    queryKey: ['publication', id],
    queryFn: ({ signal }) => api.get<Publication>(`${root}/publications/${id}`, { signal }),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' || !query.state.data ? 500 : false),
  });

export const useCheck = (kind: Kind, source: Source | undefined) =>
  useQuery({
    queryKey: ['definition-check', kind, source],
    queryFn: ({ signal }) =>
      api.post<{ errors: FieldError[]; number?: string | null }>(
        `${root}/${kind}/check`,
        { source },
        { signal },
      ),
    enabled: source !== undefined,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export const useMadeForm = (source: Source, right: boolean) =>
  useQuery({
    queryKey: ['definition-form', source],
    queryFn: ({ signal }) =>
      api.post<{ schema: FormSchema }>(`${root}/registries/form`, { source }, { signal }),
    enabled: right,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export interface FormOption {
  id: string;
  label: string;
  version: number | null;
}

/** Forms that a registry may name as its own. */
export const useForms = () =>
  useQuery({
    queryKey: ['form-definitions'],
    queryFn: ({ signal }) => api.get<FormOption[]>('/api/form-definitions', { signal }),
  });

export const useTrialRows = (source: Source, right: boolean) =>
  useQuery({
    queryKey: ['definition-rows', source],
    queryFn: ({ signal }) => api.post<ViewTrial>(`${root}/views/rows`, { source }, { signal }),
    enabled: right,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export const loadEffects = (source: Source) => api.post<Effects>(`${root}/registries/effects`, { source });

export const useVersions = (kind: Kind, name: string) =>
  useInfiniteQuery({
    queryKey: ['definitions', kind, name, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Version>>(`${path(kind, name)}/versions`, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useVersion = (kind: Kind, name: string, version: number) =>
  useQuery({
    queryKey: ['definitions', kind, name, 'versions', version],
    queryFn: ({ signal }) =>
      api.get<{ source: Source }>(`${path(kind, name)}/versions/${version}`, { signal }),
    enabled: version > 0,
    ...definition,
  });

export const fileAddress = (kind: Kind, name: string, version: number) =>
  `${path(kind, name)}/versions/${version}/file`;

export const useRoles = () =>
  useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<{ role: string; label: Label }[]>('/api/roles', { signal }),
    ...definition,
  });

/** Rules on time by code, each once. */
export const useDeadlineRules = () =>
  useQuery({
    queryKey: ['deadline-rules', 'named'],
    queryFn: async ({ signal }) => {
      const versions = await api.get<{ rule: string; label: Label | null }[]>('/api/deadlines/rules', {
        signal,
      });
      return [...new Map(versions.map((one) => [one.rule, one])).values()];
    },
    ...definition,
  });

export const useProcesses = () =>
  useQuery({
    queryKey: ['processes', 'named'],
    queryFn: ({ signal }) => api.get<{ id: string; label: string }[]>('/api/processes', { signal }),
    ...definition,
  });
