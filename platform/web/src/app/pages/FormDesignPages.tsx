import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FormEditorView, FormList } from '@/features/form-design';
import { holds, useMe } from '@/lib/me';
import { Forbidden } from '../Trouble';

function ForDesigners({ children }: { children: ReactNode }) {
  const me = useMe().data;
  return holds(me, 'business-admin') || holds(me, 'system-admin') ? children : <Forbidden />;
}

export const FormsPage = () => (
  <ForDesigners>
    <FormList />
  </ForDesigners>
);

export function FormDesignPage() {
  const { id = '' } = useParams();
  return (
    <ForDesigners>
      <FormEditorView key={id} id={id} />
    </ForDesigners>
  );
}
