/** The server's stream of changes: who listens hears of tasks and records, and whether the line is up. */

export interface TaskChange {
  taskId: string;
  recordId: string;
}

export interface RecordChange {
  registry: string;
  recordId: string;
}

export type LineState = 'connecting' | 'live' | 'lost';

interface Listeners {
  onTask: (change: TaskChange) => void;
  onRecord: (change: RecordChange) => void;
  /** There is something new to read, or it was read elsewhere. */
  onNotice: () => void;
  /** After a gap nobody knows what was missed. */
  onReturn: () => void;
}

const firstPause = 2_000;
const longestPause = 60_000;

let state: LineState = 'connecting';
const watchers = new Set<() => void>();

function become(next: LineState) {
  if (state === next) return;
  state = next;
  watchers.forEach((watcher) => watcher());
}

export const lineState = () => state;

export function watchLine(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Opens the stream and keeps it open; the answer closes it for good. */
export function listen(listeners: Listeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  let wasLost = false;

  const open = () => {
    source = new EventSource('/api/stream');
    source.onopen = () => {
      pause = firstPause;
      become('live');
      if (wasLost) listeners.onReturn();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      become('lost');
      source?.close();
      clearTimeout(timer);
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    };
    source.addEventListener('task', (event: MessageEvent<string>) => {
      listeners.onTask(JSON.parse(event.data) as TaskChange);
    });
    source.addEventListener('record', (event: MessageEvent<string>) => {
      listeners.onRecord(JSON.parse(event.data) as RecordChange);
    });
    source.addEventListener('notice', () => listeners.onNotice());
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
    become('connecting');
  };
}
