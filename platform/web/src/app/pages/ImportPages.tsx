import { useParams, useSearchParams } from 'react-router';
import { ImportList, ImportStart, ImportView } from '@/features/intake';

export const ImportsPage = () => <ImportList />;

export function NewImportPage() {
  const [parameters] = useSearchParams();
  const registry = parameters.get('registry') ?? '';
  return <ImportStart key={registry} registry={registry} />;
}

export function ImportPage() {
  const { id = '' } = useParams();
  return <ImportView key={id} id={id} />;
}
