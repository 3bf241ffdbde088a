const levelOf = (row: HTMLElement) => Number(row.getAttribute('aria-level'));

/** Moves the keyboard among the rows of a tree, as the treegrid pattern of ARIA has it; false where the key says nothing. */
export function moved(key: string, from: HTMLElement): boolean {
  const row = from.closest<HTMLElement>('[data-code]');
  if (!row) return false;
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-code]') ?? [])];
  const here = rows.indexOf(row);
  const next = {
    ArrowDown: () => rows[here + 1],
    ArrowUp: () => rows[here - 1],
    Home: () => rows[0],
    End: () => rows.at(-1),
    ArrowRight: () => {
      const below = rows[here + 1];
      return below && levelOf(below) > levelOf(row) ? below : undefined;
    },
    ArrowLeft: () => rows.slice(0, here).findLast((one) => levelOf(one) < levelOf(row)),
  }[key];
  if (!next) return false;
  next()?.focus();
  return true;
}
