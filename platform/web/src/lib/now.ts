import { useSyncExternalStore } from 'react';
import { minute } from '@/lib/time';

const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  watchers.forEach((watcher) => watcher());
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  now = Date.now();
  timer ??= setInterval(tick, minute);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, a minute at a time: what says how long is left stays true while somebody looks at it. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);
