import { useEffect } from 'react';

/** How many forms on the screen hold something that is saved nowhere yet. */
let holders = 0;

export const hasUnsaved = () => holders > 0;

function warn(event: BeforeUnloadEvent) {
  event.preventDefault();
}

/** While `unsaved`, closing the window asks first, and a lost session does not throw the page away. */
export function useUnsaved(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    holders += 1;
    if (holders === 1) window.addEventListener('beforeunload', warn);
    return () => {
      holders -= 1;
      if (holders === 0) window.removeEventListener('beforeunload', warn);
    };
  }, [unsaved]);
}
