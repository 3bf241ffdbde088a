import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Label } from '@/lib/i18n';
import { definition, type Count, type Page } from '@/lib/query';
import type { Field, RegistryRecord, Status } from '@/lib/records';

export interface Column extends Field {
  sortable: boolean;
  /** Registry on whose panorama the value stands. */
  panorama?: string | null;
  /** Behind another column of the order. */
  orderable?: boolean;
  align?: 'left' | 'right';
}

export interface Search {
  field: string;
  type: string;
  label: Label;
  range: boolean;
  /** Found by the whole of the value only. */
  whole: boolean;
  codes?: string | null;
  registry?: string | null;
}

/** A button of the registry; `process` is what it starts. */
export interface Action {
  action: string;
  process?: string | null;
  label: Label;
  statuses?: string[] | null;
  confirm?: Label | null;
}

/** A field that people may show, sort by or ask about. */
export interface Choice extends Field {
  column: boolean;
  /** As the first of several columns of the order. */
  sortable: boolean;
  orderable: boolean;
  operators: string[];
  align: 'left' | 'right';
  panorama?: string | null;
}

export interface ViewScreen {
  view: string;
  label: Label;
  registry: string;
  columns: Column[];
  searches: Search[];
  sort: string;
  actions: Action[];
  /** Of a row: edit, status, delete, or the name of an action. */
  rowActions: string[];
  /** Of many: change, status, delete, export, or the name of an action. */
  bulkActions: string[];
  canCreate: boolean;
  empty?: Label | null;
  statuses: Status[];
  choices: Choice[];
}

export interface RegistryScreen {
  registry: string;
  label: Label;
  title: string;
  fields: Field[];
  statuses: Status[];
  panorama: boolean;
  reverse: { registry: string; field: string; label: Label }[];
  rights: { create: boolean; change: boolean; delete: boolean };
  actions: Action[];
  form?: string | null;
}

export type Row = Omit<RegistryRecord, 'registry'>;

/** A record with what this person may do with it. */
export interface FullRecord extends RegistryRecord {
  rights?: { read?: boolean; change: boolean; delete: boolean };
  /** Statuses that this person may give it by hand. */
  following?: string[];
}

export interface Change {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
}

export interface HistoryEntry {
  version: number;
  at: string;
  by: string | null;
  byName: string | null;
  reason: string | null;
  changes: Change[];
}

/** A list that somebody kept: what stands in its address. */
export interface SavedView {
  id: string;
  name: string;
  ownerName: string;
  parameters: Record<string, string[]>;
  sharedRole: string | null;
  sharedOrganisation: string | null;
  version: number;
  usual: boolean;
  mine: boolean;
}

export interface Judgement {
  sentence: string;
  /** False where the database would read the whole of a large registry. */
  served: boolean;
  quicker: string[];
}

export interface Sums {
  rows: number;
  capped: boolean;
  sums: Record<string, number | null>;
}

const pageSize = 50;
const registryPath = (registry: string) => `/api/registries/${encodeURIComponent(registry)}`;
const recordPath = (registry: string, id: string) =>
  `${registryPath(registry)}/records/${encodeURIComponent(id)}`;
const viewPath = (view: string) => `/api/views/${encodeURIComponent(view)}`;

export const useView = (view: string) =>
  useQuery({
    queryKey: ['view', view],
    queryFn: ({ signal }) => api.get<ViewScreen>(viewPath(view), { signal }),
    ...definition,
  });

const asked = ['q', 'sort', 'query', 'columns', 'asOf'];

/** What of the page's address concerns the server: filters, words, query, order, columns, moment. */
export function rowsQuery(parameters: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, value] of parameters) {
    if (key.startsWith('f.') || asked.includes(key)) query.append(key, value);
  }
  return query;
}

export const useRows = (view: string, query: URLSearchParams) =>
  useInfiniteQuery({
    queryKey: ['rows', view, query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      if (pageParam) asked.set('cursor', pageParam);
      asked.set('limit', String(pageSize));
      return api.get<Page<Row>>(`${viewPath(view)}/rows?${asked.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export const askJudgement = (view: string, query: string, signal?: AbortSignal) =>
  api.get<Judgement>(`${viewPath(view)}/query`, { query: { query }, signal });

export const useTotals = (view: string, query: URLSearchParams, enabled: boolean) =>
  useQuery({
    queryKey: ['rows', view, query.toString(), 'totals'],
    queryFn: ({ signal }) => api.get<Sums>(`${viewPath(view)}/totals?${query.toString()}`, { signal }),
    enabled,
    placeholderData: (before) => before,
  });

export const useSavedViews = (view: string) =>
  useQuery({
    queryKey: ['saved-views', view],
    queryFn: ({ signal }) => api.get<SavedView[]>(`${viewPath(view)}/saved`, { signal }),
  });

export type Saving = Pick<SavedView, 'name' | 'parameters' | 'sharedRole' | 'sharedOrganisation'>;

export const addSavedView = (view: string, saving: Saving) =>
  api.post<SavedView>(`${viewPath(view)}/saved`, saving);

export const changeSavedView = (view: string, one: SavedView, saving: Saving) =>
  api.put<SavedView>(`${viewPath(view)}/saved/${one.id}`, saving, { ifMatch: one.version });

export const removeSavedView = (view: string, one: SavedView) =>
  api.delete<undefined>(`${viewPath(view)}/saved/${one.id}`, undefined, { ifMatch: one.version });

/** What opens in place of the list as it is defined; null: nothing. */
export const setUsualView = (view: string, id: string | null) =>
  api.put<undefined>(`${viewPath(view)}/saved/usual`, { id });

export const exportAddress = (view: string, query: URLSearchParams, format: 'xlsx' | 'csv') => {
  const asked = new URLSearchParams(query);
  asked.set('format', format);
  return `${viewPath(view)}/export?${asked.toString()}`;
};

export const useRegistry = (registry: string) =>
  useQuery({
    queryKey: ['registry', registry],
    queryFn: ({ signal }) => api.get<RegistryScreen>(registryPath(registry), { signal }),
    ...definition,
  });

export interface RegistryForm {
  version: number;
  schema: FormSchema;
}

/** Asked for anew whenever it is opened: what is typed is judged by the version that it was typed into. */
export const useRegistryForm = (registry: string) =>
  useQuery({
    queryKey: ['registry-form', registry],
    queryFn: ({ signal }) => api.get<RegistryForm>(`${registryPath(registry)}/form`, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });

/** What a new record holds before anybody has entered anything; asked for anew for each, since it may name the hour. */
export const useNewRecord = (registry: string) =>
  useQuery({
    queryKey: ['new-record', registry],
    queryFn: ({ signal }) => api.get<{ values: FormValues }>(`${registryPath(registry)}/new`, { signal }),
    gcTime: 0,
    staleTime: Infinity,
  });

export const useRecord = (registry: string, id: string) =>
  useQuery({
    queryKey: ['record', registry, id],
    queryFn: ({ signal }) => api.get<FullRecord>(recordPath(registry, id), { signal }),
  });

export const useHistory = (registry: string, id: string) =>
  useInfiniteQuery({
    queryKey: ['record', registry, id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<HistoryEntry>>(`${recordPath(registry, id)}/history`, {
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** Records of another registry that refer to this one; the newest of them. */
export interface RelatedList {
  registry: string;
  field: string;
  label: Label;
  count: Count;
  records: { id: string; number: string | null; title: string; status: string | null }[];
}

export const useReverse = (registry: string, id: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'related'],
    queryFn: ({ signal }) => api.get<RelatedList[]>(`${recordPath(registry, id)}/related`, { signal }),
  });

export const loadRecord = (registry: string, id: string) => api.get<FullRecord>(recordPath(registry, id));

/** Through which form it was entered, and the draft that ends with it. */
export interface Through {
  version: number;
  draft?: string;
}

export const createRecord = (registry: string, values: FormValues, form: Through, idempotencyKey: string) =>
  api.post<FullRecord>(`${registryPath(registry)}/records`, { values, form }, { idempotencyKey });

export const changeRecord = (
  registry: string,
  id: string,
  version: number,
  values: FormValues,
  reason: string,
  form: Through,
) =>
  api.patch<FullRecord>(
    recordPath(registry, id),
    { values, reason: reason || null, form },
    { ifMatch: version },
  );

export const usePast = (registry: string, id: string, version: number, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['record', registry, id, 'version', version],
    queryFn: ({ signal }) =>
      api.get<FullRecord>(`${recordPath(registry, id)}/versions/${version}`, { signal }),
  });

export const restoreRecord = (record: FullRecord, version: number, reason: string) =>
  api.post<FullRecord>(
    `${recordPath(record.registry, record.id)}/restore`,
    { version, reason: reason || null },
    { ifMatch: record.version },
  );

export const turnRecord = (registry: string, id: string, version: number, status: string, reason: string) =>
  api.post<FullRecord>(
    `${recordPath(registry, id)}/status`,
    { status, reason: reason || null },
    { ifMatch: version },
  );

/** `despite`: whoever deletes it has seen what refers to it. */
export const deleteRecord = (record: FullRecord, reason: string, despite: boolean) =>
  api.delete<undefined>(
    recordPath(record.registry, record.id),
    { reason, despite },
    { ifMatch: record.version },
  );

export const startProcess = (process: string, registry: string, recordId: string, idempotencyKey: string) =>
  api.post<{ commandId: string }>(
    `/api/processes/${process}/instances`,
    { registry, recordId },
    { idempotencyKey },
  );

/** Parameters of an address as the server keeps them. */
export function grouped(query: URLSearchParams): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [key, value] of query) (values[key] ??= []).push(value);
  return values;
}
