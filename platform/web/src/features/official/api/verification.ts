import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';

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
