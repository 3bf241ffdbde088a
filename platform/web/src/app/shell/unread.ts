import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Count } from '@/lib/query';

/** How many notices are unread: the figure beside the bell. */
export const useUnread = (): Count | undefined =>
  useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => api.get<Count>('/api/notices/unread', { signal }),
  }).data;
