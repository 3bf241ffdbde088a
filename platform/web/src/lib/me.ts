import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Label } from '@/lib/i18n';

export interface Grant {
  role: string;
  label: string | Label;
  organisation: string;
  organisationName: string;
}

export interface MenuGroup {
  label: Label;
  items: { view: string; label: Label }[];
  /** Shut until somebody opens it. */
  folded?: boolean;
}

/** Who is signed in, and what they find in the navigation. */
export interface Me {
  username: string;
  name: string;
  organisation: { code: string; name: string };
  roles: Grant[];
  menu: MenuGroup[];
  /** Oversees an organisation: as its leader, or for one who is away. */
  leads: boolean;
  demo: boolean;
}

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<Me>('/api/me', { signal }),
    staleTime: 5 * 60_000,
  });

export const holds = (me: Me | undefined, role: string) =>
  me?.roles.some((grant) => grant.role === role) ?? false;
