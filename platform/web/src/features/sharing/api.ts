import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type FieldError, type Query } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';

export type Use = 'records' | 'changes' | 'statistics';

export const OPERATORS = ['is', 'not', 'from', 'until', 'empty', 'filled'] as const;

export interface Criterion {
  field: string;
  operator: string;
  values: string[];
}

export interface SharedField {
  field: string;
  /** Outside. */
  name: string;
  clear: boolean;
  reason: string | null;
  filter: boolean;
  dimension: boolean;
  measure: boolean;
}

export interface ServiceDefinition {
  registry: string;
  label: Label;
  description: Label;
  fields: SharedField[];
  where: Criterion[];
  organisations: string[];
  changes: boolean;
  statistics: boolean;
  pageSize: number;
}

export interface Service {
  service: string;
  state: 'draft' | 'published' | 'retired';
  version: number;
  published: ServiceDefinition | null;
  publishedAt: string | null;
  publishedBy: string | null;
  draft: ServiceDefinition | null;
  draftVersion: number;
}

export interface ServiceSummary {
  service: string;
  label: string;
  registry: string;
  state: Service['state'];
  version: number;
  draft: boolean;
}

export interface Offered {
  field: string;
  label: string;
  type: string;
  personal: boolean;
  codes: string | null;
}

export interface SharedRecord {
  cd_id: string;
  cd_time: string;
  cd_source: string;
  data: Record<string, unknown>;
  labels: Record<string, unknown>;
}

export interface Consumer {
  consumer: string;
  name: string;
  contact: string | null;
  active: boolean;
  secretAt: string | null;
  version: number;
  createdAt: string;
}

export interface Grant {
  consumer: string;
  name: string;
  service: string;
  uses: Use[];
  requestsPerMinute: number;
  rowsPerDay: number;
  validUntil: string | null;
}

export interface Push {
  service: string;
  url: string;
  state: 'active' | 'halted';
  position: number;
  last: number;
  attempts: number;
  dueAt: string;
  error: string | null;
}

export interface Delivery {
  id: number;
  firstNumber: number;
  lastNumber: number;
  rows: number;
  attempt: number;
  state: 'sent' | 'failed' | 'dead';
  error: string | null;
  at: string;
}

export interface ConsumerDetail {
  consumer: Consumer;
  grants: Grant[];
  pushes: Push[];
}

export interface UsageDay {
  day: string;
  consumer: string;
  service: string;
  requests: number;
  rows: number;
  refused: number;
  pushed: number;
}

export interface CatalogueEntry {
  service: string;
  label: string;
  description: string;
  registry: string;
  fields: number;
  changes: boolean;
  statistics: boolean;
  users: string[];
}

export interface FieldEntry {
  name: string;
  label: string;
  type: string;
  codes: string | null;
  personal: boolean;
  clear: boolean;
  reason: string | null;
  filter: boolean;
  dimension: boolean;
  measure: boolean;
}

export interface CatalogueDetail {
  entry: CatalogueEntry;
  registry: string;
  fields: FieldEntry[];
  readable: boolean;
  openapi: object;
}

export interface Group {
  by: Record<string, string | null>;
  labels: Record<string, string | null>;
  count: number;
  sums: Record<string, number | null>;
}

const root = '/api/sharing';
const at = (part: string) => encodeURIComponent(part);
const servicePath = (service: string) => `${root}/services/${at(service)}`;
const consumerPath = (consumer: string) => `${root}/consumers/${at(consumer)}`;
const grantPath = (consumer: string, service: string) => `${consumerPath(consumer)}/grants/${at(service)}`;

const usePages = <T>(key: readonly unknown[], path: string, query: Query = {}, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['sharing', ...key],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled,
  });

export const useServices = () => usePages<ServiceSummary>(['services'], `${root}/services`);

export const useService = (service: string) =>
  useQuery({
    queryKey: ['sharing', 'services', service],
    queryFn: ({ signal }) => api.get<Service>(servicePath(service), { signal }),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });

export const useOfferedRegistries = () =>
  useQuery({
    queryKey: ['sharing', 'offers'],
    queryFn: ({ signal }) =>
      api.get<{ registry: string; label: string }[]>(`${root}/services/offers`, { signal }),
  });

export const useOffers = (registry: string | undefined) =>
  useQuery({
    queryKey: ['sharing', 'offers', registry],
    queryFn: ({ signal }) =>
      api.get<{ registry: string; label: string; fields: Offered[] }>(
        `${root}/services/offers/${at(registry ?? '')}`,
        { signal },
      ),
    enabled: registry !== undefined,
  });

export const createService = (service: string, registry: string, label: Label) =>
  api.post<Service>(`${root}/services`, { service, registry, label });

export const saveDraft = (service: string, version: number, draft: ServiceDefinition) =>
  api.put<Service>(`${servicePath(service)}/draft`, draft, { ifMatch: version });

export const useCheck = (service: string, draft: ServiceDefinition) =>
  useQuery({
    queryKey: ['sharing', 'check', service, draft],
    queryFn: ({ signal }) =>
      api.post<{ errors: FieldError[] }>(`${servicePath(service)}/check`, draft, { signal }),
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export const usePreview = (service: string, draft: ServiceDefinition, right: boolean) =>
  useQuery({
    queryKey: ['sharing', 'preview', service, draft],
    queryFn: ({ signal }) =>
      api.post<{ rows: SharedRecord[]; openapi: object }>(`${servicePath(service)}/preview`, draft, {
        signal,
      }),
    enabled: right,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });

export const publishService = (service: string, version: number) =>
  api.post<Service>(`${servicePath(service)}/publications`, undefined, { ifMatch: version });

export const retireService = (service: string) => api.post<Service>(`${servicePath(service)}/retirement`);

export const useConsumers = () => usePages<Consumer>(['consumers'], `${root}/consumers`);

export const useConsumer = (consumer: string) =>
  useQuery({
    queryKey: ['sharing', 'consumers', consumer],
    queryFn: ({ signal }) => api.get<ConsumerDetail>(consumerPath(consumer), { signal }),
  });

export const createConsumer = (consumer: string, name: string, contact: string | null) =>
  api.post<{ secret: string }>(`${root}/consumers`, { consumer, name, contact });

export const changeConsumer = (
  before: Consumer,
  change: { name?: string; contact?: string | null; active?: boolean },
) =>
  api.put<ConsumerDetail>(
    consumerPath(before.consumer),
    { name: before.name, contact: before.contact, active: before.active, ...change },
    { ifMatch: before.version },
  );

export const newSecret = (consumer: string) =>
  api.post<{ secret: string }>(`${consumerPath(consumer)}/secret`);

export const saveGrant = (
  consumer: string,
  service: string,
  grant: Omit<Grant, 'consumer' | 'name' | 'service'>,
) => api.put<ConsumerDetail>(grantPath(consumer, service), grant);

export const removeGrant = (consumer: string, service: string) =>
  api.delete<undefined>(grantPath(consumer, service));

export const setPush = (consumer: string, service: string, url: string) =>
  api.put<{ secret: string }>(`${grantPath(consumer, service)}/push`, { url });

export const removePush = (consumer: string, service: string) =>
  api.delete<undefined>(`${grantPath(consumer, service)}/push`);

export const resumePush = (consumer: string, service: string, skip: boolean) =>
  api.post<undefined>(`${grantPath(consumer, service)}/push/resumption`, { skip });

export const useDeliveries = (consumer: string, service: string) =>
  usePages<Delivery>(['deliveries', consumer, service], `${grantPath(consumer, service)}/deliveries`);

export const useUsage = (query: { consumer?: string; service?: string }) =>
  useQuery({
    queryKey: ['sharing', 'usage', query],
    queryFn: ({ signal }) => api.get<UsageDay[]>(`${root}/usage`, { query, signal }),
  });

export const useCatalogue = () => usePages<CatalogueEntry>(['catalogue'], `${root}/catalogue`);

export const useCatalogueEntry = (service: string) =>
  useQuery({
    queryKey: ['sharing', 'catalogue', service],
    queryFn: ({ signal }) => api.get<CatalogueDetail>(`${root}/catalogue/${at(service)}`, { signal }),
  });

export const useStatistics = (service: string, by: string, sum: string, enabled: boolean) =>
  useQuery({
    queryKey: ['sharing', 'statistics', service, by, sum],
    queryFn: ({ signal }) =>
      api.get<{ groups: Group[]; cut: boolean }>(`${root}/catalogue/${at(service)}/statistics`, {
        query: { by, sum },
        signal,
      }),
    enabled,
    placeholderData: (before) => before,
  });

export const useDrilled = (service: string, filters: [string, string][]) =>
  useInfiniteQuery({
    queryKey: ['sharing', 'drilled', service, filters],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams(filters);
      if (pageParam) parameters.set('cursor', pageParam);
      return api.get<Page<SharedRecord>>(
        `${root}/catalogue/${at(service)}/records?${parameters.toString()}`,
        { signal },
      );
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
