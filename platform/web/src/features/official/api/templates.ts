import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ApiError, csrfToken, type ProblemDetails } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import type { Page } from '@/lib/query';
import type { Preview } from './papers';

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
