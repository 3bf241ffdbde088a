import { useState } from 'react';

const storageKey = 'jianguan.density';

/** How high rows are, remembered for every list. */
export function useDensity(): [boolean, (compact: boolean) => void] {
  const [compact, setCompact] = useState(() => localStorage.getItem(storageKey) !== 'normal');
  return [
    compact,
    (next) => {
      localStorage.setItem(storageKey, next ? 'compact' : 'normal');
      setCompact(next);
    },
  ];
}
