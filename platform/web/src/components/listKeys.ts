import { useEffect } from 'react';
import { useShortcuts } from '@/lib/keyboard';

interface Options {
  ids: string[];
  current: string | null;
  /** `j` and `k`: the row that is now meant. */
  onMove: (id: string) => void;
  onOpen?: (id: string) => void;
  /** `/` puts the focus there. */
  search?: React.RefObject<{ focus: () => void } | null>;
}

/** `j`, `k` and Enter over the rows of a list, `/` to its search. */
export function useListKeys({ ids, current, onMove, onOpen, search }: Options) {
  const step = (by: number) => {
    const at = current === null ? -1 : ids.indexOf(current);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onMove(next);
  };
  useShortcuts([
    { keys: 'j', run: () => step(1) },
    { keys: 'k', run: () => step(-1) },
    {
      keys: 'Enter',
      run: () => {
        if (current !== null && ids.includes(current)) onOpen?.(current);
      },
    },
    { keys: '/', run: () => search?.current?.focus() },
  ]);
  useEffect(() => {
    if (current !== null) document.getElementById(rowId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);
}

export const rowId = (id: string) => `row-${id}`;
