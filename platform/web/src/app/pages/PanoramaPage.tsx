import { useParams } from 'react-router';
import { PanoramaView } from '@/features/panorama';
import { BackButton } from '@/features/registry';
import { PageFailure } from '../Trouble';

export function PanoramaPage() {
  const { registry = '', id = '' } = useParams();
  return (
    <PanoramaView
      key={`${registry}/${id}`}
      registry={registry}
      id={id}
      failure={(error) => <PageFailure error={error} />}
      back={<BackButton />}
    />
  );
}
