import type { InstanceFilter } from './api';

/** Which instances are meant: these, or all that a search finds. */
export interface Targets {
  count: number;
  instances?: string[];
  filter?: InstanceFilter;
}

export const named = ({ instances, filter }: Targets) => ({ instances, filter });
