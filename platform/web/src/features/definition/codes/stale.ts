import { ApiError } from '@/lib/api';

/** Whether somebody else changed the code table since it was shown. */
export const isStale = (failure: unknown) =>
  failure instanceof ApiError && failure.code === 'registry.code-table-stale';
