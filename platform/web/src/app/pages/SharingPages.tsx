import { useParams } from 'react-router';
import { Catalogue, CatalogueView, ConsumerView, ServiceEditor, SharingAdmin } from '@/features/sharing';
import { holds, useMe } from '@/lib/me';
import type { ReactNode } from 'react';
import { Forbidden } from '../Trouble';

function ForAdmins({ children }: { children: ReactNode }) {
  const me = useMe().data;
  return holds(me, 'business-admin') || holds(me, 'system-admin') ? children : <Forbidden />;
}

export const CataloguePage = () => <Catalogue />;

export function CatalogueEntryPage() {
  const { service = '' } = useParams();
  return <CatalogueView key={service} service={service} />;
}

export const SharingPage = () => (
  <ForAdmins>
    <SharingAdmin />
  </ForAdmins>
);

export function ServicePage() {
  const { service = '' } = useParams();
  return (
    <ForAdmins>
      <ServiceEditor key={service} name={service} />
    </ForAdmins>
  );
}

export function ConsumerPage() {
  const { consumer = '' } = useParams();
  return (
    <ForAdmins>
      <ConsumerView key={consumer} consumer={consumer} />
    </ForAdmins>
  );
}
