import { useParams } from 'react-router';
import { DocumentView } from '@/features/document';

export function DocumentPage() {
  const { id = '' } = useParams();
  return <DocumentView key={id} id={id} />;
}
