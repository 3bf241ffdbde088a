import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { dateTime } from '@/lib/time';
import type { FullRecord } from '../api';

export function useMoment() {
  const { t } = useTranslation('past');
  return (asOf: string) => (asOf.length === 10 ? t('endOf', { date: asOf }) : dateTime(asOf) || asOf);
}

export const useRecordAsOf = (registry: string, id: string, asOf: string) =>
  useQuery({
    queryKey: ['record', registry, id, 'as-of', asOf],
    queryFn: ({ signal }) =>
      api.get<FullRecord>(
        `/api/registries/${encodeURIComponent(registry)}/records/${encodeURIComponent(id)}/as-of`,
        { query: { asOf }, signal },
      ),
  });
