import type { BulkDeed } from './api';

export const isTrial = ({ state }: BulkDeed) => state === 'trying' || state === 'tried';

/** How many it is done with; those that the trial refused are not looked at again. */
export const reached = (bulk: BulkDeed) =>
  isTrial(bulk) ? bulk.ready + bulk.refused : Math.min(bulk.total, bulk.done + bulk.refused);
