import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { IssuerList, TemplateEditor, TemplateList } from '@/features/official';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

function For({ roles, children }: { roles: string[]; children: ReactNode }) {
  const me = useMe().data;
  return roles.some((role) => holds(me, role)) ? children : <Forbidden />;
}

const keepers = ['business-admin', 'system-admin'];

export const TemplatesPage = () => (
  <For roles={keepers}>
    <TemplateList />
  </For>
);

export function TemplatePage() {
  const { template = '' } = useParams();
  return (
    <For roles={keepers}>
      <TemplateEditor key={template} template={template === 'new' ? null : template} />
    </For>
  );
}

export const IssuersPage = () => (
  <For roles={['system-admin']}>
    <IssuerList />
  </For>
);
