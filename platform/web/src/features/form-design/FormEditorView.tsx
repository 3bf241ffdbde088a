import { useState } from 'react';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useDesign } from './api';
import { Workbench } from './Workbench';

/** Loads a form to be designed. */
export function FormEditorView({ id }: { id: string }) {
  const found = useDesign(id);
  const [opened, setOpened] = useState(0);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || found.isRefetching) return <Waiting lines={10} />;
  const reload = () => void found.refetch().then(() => setOpened((count) => count + 1));
  return <Workbench key={opened} loaded={found.data} reload={reload} />;
}
