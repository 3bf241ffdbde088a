import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type FieldError, type Query } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';
import type {
  CatalogueDetail,
  CatalogueEntry,
  Consumer,
  ConsumerDetail,
  Delivery,
  Grant,
  Group,
  Offered,
  Service,
  ServiceDefinition,
  ServiceSummary,
  SharedRecord,
  UsageDay,
} from './types';

export type * from './types';

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
