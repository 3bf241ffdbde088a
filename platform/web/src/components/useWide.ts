import { useSyncExternalStore } from 'react';

const query = '(width >= 640px)';

function watch(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Is there room for a table? */
export const useWide = (): boolean => useSyncExternalStore(watch, () => matchMedia(query).matches);
