import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { CodeTableView, DefinitionList, RegistryEditor, ViewEditor } from '@/features/definition';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

function ForDefiners({ children }: { children: ReactNode }) {
  const me = useMe().data;
  return holds(me, 'business-admin') || holds(me, 'system-admin') ? children : <Forbidden />;
}

const shown = (page: ReactNode) => <ForDefiners>{page}</ForDefiners>;

export const DefinitionsPage = () => shown(<DefinitionList />);

export function RegistryDefinitionPage() {
  const { name = '' } = useParams();
  return shown(<RegistryEditor name={name} />);
}

export function CodeTablePage() {
  const { table = '' } = useParams();
  return shown(<CodeTableView key={table} table={table} />);
}

export function ViewDefinitionPage() {
  const { name = '' } = useParams();
  return shown(<ViewEditor name={name} />);
}
