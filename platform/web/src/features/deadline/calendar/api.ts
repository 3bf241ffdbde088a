import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';

/** `usual`: as the week has it, or the calendar above. */
export type Kind = 'holiday' | 'workday' | 'usual';

export interface Shown {
  day: string;
  kind: Exclude<Kind, 'usual'>;
  name: string;
  /** The organisation whose calendar says so; null: the one for all. */
  from: string | null;
  own: boolean;
}

export interface CalendarYear {
  year: number;
  organisation: string;
  version: number;
  editable: boolean;
  days: Shown[];
  hours: { inForce: string; own: string | null };
  known: boolean;
  /** Public holidays of that year that have not been entered. */
  lacking: string[];
  missing: number[];
}

export interface Row {
  day: string;
  kind: string;
  name: string;
}

/** What is to become of a calendar; `hours` empty: those of the calendar above. */
export interface Draft {
  organisation: string;
  days: Row[];
  hours: string | null;
}

export interface Preview {
  version: number;
  days: { day: string; before: Kind; after: Kind; name: string }[];
  hours: { inForce: string; own: string | null };
  clocks: { running: number; later: number; earlier: number; overdue: number; more: boolean };
}

export const useCalendar = (organisation: string, year: number) =>
  useQuery({
    queryKey: ['calendar', organisation, year],
    queryFn: ({ signal }) =>
      api.get<CalendarYear>('/api/calendar', { query: { organisation, year }, signal }),
    placeholderData: (previous) => (previous?.organisation === organisation ? previous : undefined),
  });

export const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) =>
      api.get<{ code: string; name: string; active: boolean }[]>('/api/organisations', { signal }),
  });

export const previewCalendar = (draft: Draft) => api.post<Preview>('/api/calendar/preview', draft);
export const saveCalendar = (draft: Draft, version: number) =>
  api.post('/api/calendar', { ...draft, version });
