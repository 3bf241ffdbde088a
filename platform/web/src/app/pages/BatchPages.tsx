import { useParams } from 'react-router';
import { BatchList, BatchView, ExportList } from '@/features/registry';

export const ExportsPage = () => <ExportList />;

export const BatchesPage = () => <BatchList />;

export function BatchPage() {
  const { id = '' } = useParams();
  return <BatchView key={id} id={id} />;
}
