import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';
import { definition, type Page } from '@/lib/query';

export interface Organisation {
  code: string;
  parentCode: string | null;
  name: string;
  kind: string;
  region: string | null;
  active: boolean;
}

export interface Grant {
  role: string;
  organisation: string;
  label?: string | Label;
  organisationName?: string;
}

export interface User {
  username: string;
  name: string;
  organisation: { code: string; name: string };
  roles: Grant[];
  active: boolean;
  lockedUntil: string | null;
  lastSignInAt: string | null;
}

/** What an account is saved as. */
export interface UserDraft {
  username: string;
  name: string;
  organisation: string;
  roles: { role: string; organisation: string }[];
  active: boolean;
  password?: string;
}

export interface UserFilter {
  q?: string;
  organisation?: string;
  role?: string;
}

const userPath = (username: string) => `/api/users/${encodeURIComponent(username)}`;

export const useUsers = (filter: UserFilter) =>
  useInfiniteQuery({
    queryKey: ['users', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<User>>('/api/users', { query: { ...filter, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });

export const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => api.get<Organisation[]>('/api/organisations', { signal }),
  });

export const useRoles = () =>
  useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<{ role: string; label: Label }[]>('/api/roles', { signal }),
    ...definition,
  });

export const loadUser = (username: string) => api.tagged<User>(userPath(username));
export const createUser = (draft: UserDraft) => api.post<User>('/api/users', draft);
export const changeUser = ({ username, ...draft }: UserDraft, version: string | undefined) =>
  api.put<User>(userPath(username), draft, { ifMatch: version });
export const resetPassword = (username: string, password: string) =>
  api.post<undefined>(`${userPath(username)}/password`, { password });
export const unlockUser = (username: string) => api.post<undefined>(`${userPath(username)}/unlock`);
/** What is left with a person: tasks held, tasks that they may claim, and what else, by kind. */
export const loadExtent = (person: string, signal: AbortSignal) =>
  api.get<{ held: number; offered: number; besides: Record<string, number> }>('/api/handovers/extent', {
    query: { person },
    signal,
  });
export const changeOwnPassword = (current: string, replacement: string) =>
  api.post<undefined>('/api/me/password', { current, replacement });
export const createOrganisation = (draft: Organisation) =>
  api.post<Organisation>('/api/organisations', draft);
export const changeOrganisation = (draft: Organisation) =>
  api.put<Organisation>(`/api/organisations/${encodeURIComponent(draft.code)}`, draft);

export const draftOf = (user: User): UserDraft => ({
  username: user.username,
  name: user.name,
  organisation: user.organisation.code,
  roles: user.roles.map(({ role, organisation }) => ({ role, organisation })),
  active: user.active,
});
