import type { ReactNode } from 'react';
import { OrganisationAdmin, UserAdmin } from '@/features/identity';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

export function ForAdministrators({ children }: { children: ReactNode }) {
  const me = useMe().data;
  return holds(me, 'system-admin') ? children : <Forbidden />;
}

export function UsersPage() {
  return (
    <ForAdministrators>
      <UserAdmin />
    </ForAdministrators>
  );
}

export function OrganisationsPage() {
  return (
    <ForAdministrators>
      <OrganisationAdmin />
    </ForAdministrators>
  );
}
