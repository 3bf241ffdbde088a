import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';

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
