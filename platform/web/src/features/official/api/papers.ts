import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import { randomKey } from '@/lib/key';
import type { Page } from '@/lib/query';

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
