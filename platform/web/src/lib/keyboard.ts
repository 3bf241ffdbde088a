import { useEffect, useRef } from 'react';

export interface Shortcut {
  /** `j`, `/`, `Enter`, `mod+k`, `mod+Enter`; mod is Ctrl, or Command on a Mac. */
  keys: string;
  run: (event: KeyboardEvent) => void;
  /** Also while somebody types. */
  whileTyping?: boolean;
}

const isTick = (target: HTMLElement) =>
  target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  !isTick(target) &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** What the focus is on answers Enter and Space itself. */
const answersItself = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('a, button, [role="button"], [role="tab"], [role="menuitem"]');

const isInDialog = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

export function matches(keys: string, event: KeyboardEvent): boolean {
  const wantsMod = keys.startsWith('mod+');
  const key = wantsMod ? keys.slice('mod+'.length) : keys;
  const mod = event.ctrlKey || event.metaKey;
  return mod === wantsMod && !event.altKey && event.key.toLowerCase() === key.toLowerCase();
}

/** Shortcuts of the page while the component is shown; those of a page rest while a dialog is open. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const hit = current.current.find((shortcut) => matches(shortcut.keys, event));
      if (!hit) return;
      if (!hit.whileTyping && (isTyping(event.target) || isInDialog(event.target))) return;
      if (hit.keys === 'Enter' && answersItself(event.target)) return;
      event.preventDefault();
      hit.run(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
