import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, csrfToken, type ProblemDetails } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import { randomKey } from '@/lib/key';

export interface Page<T> {
  rows: T[];
  next: string | null;
}

export interface Paper {
  id: string;
  title: string;
  number: string;
  organisation: string;
  issuedBy: string | null;
  issuedAt: string;
  docx: string;
  pdf: string;
  ofd: string;
  verify: string;
  voidedAt: string | null;
  voidedBy: string | null;
  voidReason: string | null;
  voidable: boolean;
}

export interface Offer {
  template: string;
  label: Label;
}

export interface Preview {
  /** Pictures as data addresses. */
  pages: string[];
  count: number;
  empty: string[];
  missing: string[];
}

export interface Subject {
  registry: string;
  recordId: string;
}

const papers = '/api/official-documents';

export const usePapers = ({ registry, recordId }: Subject) =>
  useInfiniteQuery({
    queryKey: ['official-documents', registry, recordId],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<Paper>>(papers, { query: { registry, recordId, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useOffers = ({ registry, recordId }: Subject) =>
  useQuery({
    queryKey: ['official-offers', registry, recordId],
    queryFn: ({ signal }) => api.get<Offer[]>(`${papers}/offers`, { query: { registry, recordId }, signal }),
  });

/** Whether a record has documents, or may have some. */
export function useHasDocuments(subject: Subject): boolean {
  const offers = useOffers(subject).data ?? [];
  const issued = usePapers(subject).data?.pages[0]?.rows ?? [];
  return offers.length > 0 || issued.length > 0;
}

export const usePaperPreview = (subject: Subject, template: string) =>
  useQuery({
    queryKey: ['official-preview', subject, template],
    queryFn: ({ signal }) => api.post<Preview>(`${papers}/preview`, { ...subject, template }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

function useChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['official-documents', 'official-offers', 'instance', 'instances'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

/** One key for one dialog: pressed twice, it is issued once. */
export function useIssue(subject: Subject, key: string) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (template: string) =>
      api.post<Paper>(papers, { ...subject, template }, { idempotencyKey: key }),
    onSuccess: () => void changed(),
  });
}

export function useVoid() {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      api.post<Paper>(`${papers}/${encodeURIComponent(id)}/void`, { reason }),
    onSuccess: () => void changed(),
  });
}

export const newKey = randomKey;

export interface Lookup {
  registry: string;
  field: string;
  of: string;
}

export interface Settings {
  template: string;
  label: Label;
  registry: string;
  process: string | null;
  steps: string[];
  roles: string[];
  number: string;
  lookups: Record<string, Lookup>;
  seal: { x: number; y: number };
}

export interface Placeholder {
  tag: string;
  zh: string | null;
  en: string | null;
  count: number;
  fault: string | null;
  warning: boolean;
}

export interface TemplateDetail {
  settings: Settings;
  revision: number;
  version: number;
  offered: boolean;
  versions: { version: number; publishedBy: string | null; publishedAt: string }[];
  placeholders: Placeholder[];
}

export interface TemplateSummary {
  template: string;
  labelZh: string;
  labelEn: string;
  registry: string;
  version: number;
  offered: boolean;
  draft: boolean;
}

const templates = '/api/official-templates';
export const templateAddress = (template: string) => `${templates}/${encodeURIComponent(template)}`;

export const useTemplates = () =>
  useInfiniteQuery({
    queryKey: ['official-templates'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<TemplateSummary>>(templates, { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useTemplate = (template: string | null) =>
  useQuery({
    queryKey: ['official-template', template],
    queryFn: ({ signal }) => api.get<TemplateDetail>(templateAddress(template ?? ''), { signal }),
    enabled: template !== null,
  });

function useTemplateChange<T, R>(work: (given: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['official-templates'] });
      void client.invalidateQueries({ queryKey: ['official-template'] });
    },
  });
}

export const useSaveDraft = () =>
  useTemplateChange(
    ({ settings, revision, file }: { settings: Settings; revision: number; file: File | null }) => {
      const body = new FormData();
      body.set('settings', JSON.stringify(settings));
      body.set('revision', String(revision));
      if (file) body.set('file', file);
      return api.put<TemplateDetail>(`${templateAddress(settings.template)}/draft`, body);
    },
  );

export const usePublish = () =>
  useTemplateChange((template: string) =>
    api.post<{ version: number }>(`${templateAddress(template)}/publish`),
  );

export const useDiscard = () =>
  useTemplateChange((template: string) => api.delete(`${templateAddress(template)}/draft`));

export const useOfferTemplate = () =>
  useTemplateChange(({ template, offered }: { template: string; offered: boolean }) =>
    api.put(`${templateAddress(template)}/offered`, { offered }),
  );

export const useTemplatePreview = (template: string) =>
  useMutation({
    mutationFn: (recordId: string | null) =>
      api.post<Preview>(`${templateAddress(template)}/preview`, { recordId }),
  });

/** Opens the preview as a PDF file of its own. */
export async function openPdf(template: string, recordId: string | null) {
  const response = await fetch(`${templateAddress(template)}/preview/pdf`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrfToken() ?? '' },
    body: JSON.stringify({ recordId }),
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as Partial<ProblemDetails>;
    throw new ApiError({ ...problem, status: response.status });
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${template}.pdf`;
  link.click();
  URL.revokeObjectURL(link.href);
}

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

export interface Issuer {
  organisation: string;
  mark: string;
  sealed: boolean;
  sealWidth: number;
  revision: number;
}

const issuers = '/api/official-issuers';
export const sealAddress = (organisation: string, revision: number) =>
  `${issuers}/${encodeURIComponent(organisation)}/seal?revision=${revision}`;

export const useIssuers = () =>
  useQuery({
    queryKey: ['official-issuers'],
    queryFn: ({ signal }) => api.get<Issuer[]>(issuers, { signal }),
  });

export const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => api.get<{ code: string; name: string }[]>('/api/organisations', { signal }),
  });

interface IssuerChange {
  issuer: Issuer;
  file: File | null;
  remove: boolean;
  /** The mark is saved, whatever becomes of the picture. */
  onMarked: () => void;
}

export function useSaveIssuer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ issuer, file, remove, onMarked }: IssuerChange) => {
      const path = `${issuers}/${encodeURIComponent(issuer.organisation)}`;
      await api.put(path, { mark: issuer.mark, sealWidth: issuer.sealWidth, revision: issuer.revision });
      onMarked();
      if (file) {
        const body = new FormData();
        body.set('file', file);
        await api.put(`${path}/seal`, body);
      } else if (remove) {
        await api.delete(`${path}/seal`);
      }
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['official-issuers'] }),
  });
}

export interface Verified {
  number: string;
  title: string;
  organisation: string;
  issuedOn: string;
  docx: string;
  pdf: string;
  ofd: string;
  voidedOn: string | null;
}

export const useVerified = (token: string) =>
  useQuery({
    queryKey: ['verify', token],
    queryFn: ({ signal }) =>
      api.get<Verified>(`/api/portal/official-documents/${encodeURIComponent(token)}`, { signal }),
    retry: false,
  });
