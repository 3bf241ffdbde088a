import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type FieldError } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import { definition, type Page } from '@/lib/query';

/** Where a form is shown; without a process it is that of a registry's records. */
export interface Use {
  process: string | null;
  processName: string | null;
  step: string | null;
  registry: string;
  registryName: string;
}

export interface Summary {
  id: string;
  label: string;
  version: number | null;
  publishedAt: string | null;
  publishedBy: string | null;
  draftBy: string | null;
  draftAt: string | null;
  uses: Use[];
}

export interface Draft {
  schema: FormSchema;
  version: number;
  savedBy: string | null;
  savedAt: string;
}

export interface Design {
  id: string;
  version: number | null;
  schema: FormSchema | null;
  draft: Draft | null;
  uses: Use[];
  names: string[];
}

export interface Judgement {
  errors: FieldError[];
  warnings: FieldError[];
}

export interface Version {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
}

const root = '/api/form-definitions';
const definitions = '/api/definitions';
const path = (id: string) => `${root}/${encodeURIComponent(id)}`;

export const useForms = () =>
  useQuery({
    queryKey: ['form-definitions'],
    queryFn: ({ signal }) => api.get<Summary[]>(root, { signal }),
  });

export const useDesign = (id: string) =>
  useQuery({
    queryKey: ['form-definitions', id],
    queryFn: ({ signal }) => api.get<Design>(path(id), { signal }),
    // What is being edited stays as it is; saving says when somebody else was quicker.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
    gcTime: 0,
  });

/** Registries that records are kept in, by their labels. */
export const useRegistries = () =>
  useQuery({
    queryKey: ['definitions'],
    queryFn: ({ signal }) =>
      api.get<{ registries: { name: string; label: Label; version: number | null }[] }>(definitions, {
        signal,
      }),
  });

/** A form with every field of a registry, as it is made where the registry has none of its own. */
export async function madeForm(registry: string): Promise<FormSchema> {
  const { source } = await api.get<{ source: unknown }>(
    `${definitions}/registries/${encodeURIComponent(registry)}`,
  );
  const { schema } = await api.post<{ schema: FormSchema }>(`${definitions}/registries/form`, { source });
  return schema;
}

export const saveDraft = (id: string, schema: FormSchema, version: number) =>
  api.put<Draft>(`${path(id)}/draft`, { schema, version });

export const discardDraft = (id: string, version: number) =>
  api.delete<undefined>(`${path(id)}/draft?version=${version}`);

export const publish = (id: string, version: number, base: number) =>
  api.post<{ version: number }>(`${path(id)}/publications`, { version, base });

export const useJudgement = (id: string, schema: FormSchema) =>
  useQuery({
    queryKey: ['form-check', id, schema],
    queryFn: ({ signal }) => api.post<Judgement>(`${path(id)}/check`, { schema }, { signal }),
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export const tryOut = (id: string, schema: FormSchema, known: FormValues, submission: FormValues) =>
  api.post<{ values: FormValues; errors: FieldError[] }>(`${path(id)}/trial`, { schema, known, submission });

export const useVersions = (id: string) =>
  useInfiniteQuery({
    queryKey: ['form-definitions', id, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Version>>(`${path(id)}/versions`, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const useVersion = (id: string, version: number) =>
  useQuery({
    queryKey: ['form-definitions', id, 'versions', version],
    queryFn: ({ signal }) => api.get<{ schema: FormSchema }>(`${path(id)}/versions/${version}`, { signal }),
    enabled: version > 0,
    ...definition,
  });

export const fileAddress = (id: string, version: number) => `${path(id)}/versions/${version}/file`;

export const useApplications = () =>
  useQuery({
    queryKey: ['applications'],
    queryFn: ({ signal }) =>
      api.get<{ application: string; label: Label }[]>('/api/applications', { signal }),
    ...definition,
  });

export interface Choice {
  value: string;
  label: string;
}

/** What the properties of fields are chosen from. */
export const useChoices = (source: 'codes' | 'registries' | 'roles', language: 'zh' | 'en') =>
  useQuery({
    queryKey: ['form-design-choices', source, language],
    queryFn: async ({ signal }): Promise<Choice[]> => {
      const named = (name: string, label: Label | null) => ({
        value: name,
        label: label?.[language] ? `${label[language]} (${name})` : name,
      });
      if (source === 'codes') {
        const tables = await api.get<{ table: string; label: Label | null }[]>('/api/code-tables', {
          signal,
        });
        return tables.map(({ table, label }) => named(table, label));
      }
      if (source === 'roles') {
        const roles = await api.get<{ role: string; label: Label }[]>('/api/roles', { signal });
        return roles.map(({ role, label }) => named(role, label));
      }
      const all = await api.get<{ registries: { name: string; label: Label }[] }>('/api/definitions', {
        signal,
      });
      return all.registries.map(({ name, label }) => named(name, label));
    },
    ...definition,
  });
