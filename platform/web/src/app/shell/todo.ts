import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Count, Page } from '@/lib/query';

/** How many tasks are mine: the figure beside the inbox. */
export const useTodo = (): Count | null | undefined =>
  useQuery({
    queryKey: ['tasks', 'todo'],
    queryFn: ({ signal }) =>
      api.get<Page<unknown>>('/api/tasks', { query: { scope: 'mine', limit: 1 }, signal }),
  }).data?.count;
