import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { queryClient } from '@/lib/query';

interface Engine {
  /** What is submitted is kept, and goes on later. */
  late: boolean;
}

const asked = {
  queryKey: ['engine'],
  queryFn: ({ signal }: { signal?: AbortSignal }) => api.get<Engine>('/api/engine', { signal }),
};
const lookAgain = 15_000;

/** Asked for with a page, and again and again only while the engine is late. */
export const useEngine = () =>
  useQuery({ ...asked, refetchInterval: (query) => (query.state.data?.late ? lookAgain : false) });

/** Right after something was submitted and has not gone on. */
export const engineIsLate = (): Promise<boolean> =>
  queryClient.fetchQuery({ ...asked, staleTime: 0 }).then(
    ({ late }) => late,
    () => false,
  );
