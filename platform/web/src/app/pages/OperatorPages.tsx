import { Suspense, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Waiting } from '@/components/Waiting';
import { BatchList, BatchView, InstanceList, InstanceView, StateView } from '@/features/operation';
import { Diagram } from '@/features/process';
import { ForAdministrators } from './AdminPages';

const shown = (page: ReactNode) => <ForAdministrators>{page}</ForAdministrators>;

export const StatePage = () => shown(<StateView />);
export const InstancesPage = () => shown(<InstanceList />);
export const BatchesPage = () => shown(<BatchList />);

export function BatchPage() {
  const { id = '' } = useParams();
  return shown(<BatchView id={id} />);
}

export function InstancePage() {
  const { id = '' } = useParams();
  return shown(
    <InstanceView
      id={id}
      diagram={(path) => (
        <Suspense fallback={<Waiting />}>
          <Diagram {...path} />
        </Suspense>
      )}
    />,
  );
}
