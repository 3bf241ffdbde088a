/** What the views of fields know of the form around them. */
export type { IslandProps } from '../runtime/islands';
export { equal } from '../validation/paths';
