import { useSyncExternalStore } from 'react';

const query = '(pointer: coarse), (max-width: 575px)';
const media = () => (typeof matchMedia === 'function' ? matchMedia(query) : undefined);

/** Whether a thumb is at work rather than a mouse. */
export const useTouch = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = media();
      list?.addEventListener('change', changed);
      return () => list?.removeEventListener('change', changed);
    },
    () => media()?.matches ?? false,
  );
