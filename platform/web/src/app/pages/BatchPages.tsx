import { useParams } from 'react-router';
import { BatchList, BatchView } from '@/features/registry';

export const BatchesPage = () => <BatchList />;

export function BatchPage() {
  const { id = '' } = useParams();
  return <BatchView key={id} id={id} />;
}
