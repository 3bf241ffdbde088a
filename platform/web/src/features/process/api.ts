import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import { definition } from '@/lib/query';
import type { DocumentRef, Person, RecordRef, RegistryRecord } from '@/lib/records';

export interface TimelineEntry {
  at: string;
  kind: string;
  elementId: string | null;
  elementName: string | Label | null;
  person: Person | null;
  /** Whom the person stood in for. */
  onBehalfOf?: Person | null;
  /** To whom it was done. */
  people?: Person[];
  outcome: string | null;
  opinion: string | null;
  formId: string | null;
  formVersion: number | null;
  values: FormValues;
  documents: DocumentRef[];
}

export interface Instance {
  id: string;
  process: { id: string; version: number; label: string | Label };
  record: RecordRef;
  state: string;
  startedAt: string;
  endedAt: string | null;
  active: string[];
  visited: string[];
  flows: string[];
  timeline: TimelineEntry[];
  incidents: { elementName: string; message: string; at: string }[];
}

export interface InstanceSummary {
  id: string;
  process: string;
  label: string | Label;
  state: string;
  startedAt: string;
  endedAt: string | null;
}

export interface FormVersion {
  id: string;
  version: number;
  schema: FormSchema;
}

const path = (id: string) => `/api/instances/${encodeURIComponent(id)}`;

export const loadInstance = (id: string) => api.get<Instance>(path(id));

export const useInstance = (id: string) =>
  useQuery({ queryKey: ['instance', id], queryFn: ({ signal }) => api.get<Instance>(path(id), { signal }) });

export const useInstancesOf = (registry: string, id: string) =>
  useQuery({
    queryKey: ['instances', registry, id],
    queryFn: ({ signal }) =>
      api.get<InstanceSummary[]>(`/api/registries/${registry}/records/${id}/instances`, { signal }),
  });

/** What the record said at a moment, as far as this person may see it. */
export const useValuesThen = ({ registry, id }: RecordRef, asOf: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'as-of', asOf],
    queryFn: ({ signal }) =>
      api.get<RegistryRecord>(`/api/registries/${registry}/records/${id}/as-of`, { query: { asOf }, signal }),
    select: (record) => record.values,
    staleTime: Infinity,
  });

/** BPMN as text: an instance keeps the model it started with, so it never goes stale. */
export const loadDiagram = async (id: string, signal?: AbortSignal): Promise<string> => {
  const response = await fetch(`${path(id)}/diagram`, { signal });
  if (!response.ok) throw new Error(`diagram ${response.status}`);
  return response.text();
};

export const useDiagram = (id: string) =>
  useQuery({
    queryKey: ['diagram', id],
    queryFn: ({ signal }) => loadDiagram(id, signal),
    staleTime: Infinity,
  });

export const useForm = (id: string | null, version: number | null) =>
  useQuery({
    queryKey: ['form', id, version],
    queryFn: ({ signal }) => api.get<FormVersion>(`/api/forms/${id ?? ''}`, { query: { version }, signal }),
    enabled: id !== null,
    ...definition,
  });
