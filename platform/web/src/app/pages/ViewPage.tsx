import { useParams } from 'react-router';
import { SearchPage, ViewList, WithView } from '@/features/registry';
import { PageFailure } from '../Trouble';

export function ViewPage() {
  const { view = '' } = useParams();
  return (
    <WithView key={view} view={view} failure={(error) => <PageFailure error={error} />}>
      {(screen) => <ViewList screen={screen} />}
    </WithView>
  );
}

export const FullTextPage = () => <SearchPage />;
