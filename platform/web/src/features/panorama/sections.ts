import type { PanoramaSection } from './api';

export type { PanoramaSection } from './api';

export const isAmount = (section: PanoramaSection) =>
  section.total !== null && section.total !== undefined && Number(section.total) !== 0;

/** Sections that the timeline can be narrowed to. */
export const kindsOf = (sections: PanoramaSection[]) =>
  sections.filter((section) => section.count.value > 0 && !section.quiet);

/** The last so many months, the oldest first, as `2026-03`. */
export function lastMonths(until: string, count: number): string[] {
  const [year = 0, month = 1] = until.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const at = year * 12 + month - 1 - (count - 1 - index);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
