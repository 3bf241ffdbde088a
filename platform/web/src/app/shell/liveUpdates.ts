import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '@/lib/live';

/** Many changes at once are one look at the server. */
const gather = 400;

/** Keeps what is shown true: changes that the server tells of make their queries ask again. */
export function useLiveUpdates(signedIn: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const stale = new Map<string, readonly string[]>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = (...keys: (readonly string[])[]) => {
      keys.forEach((key) => stale.set(key.join('/'), key));
      timer ??= setTimeout(() => {
        timer = undefined;
        const now = [...stale.values()];
        stale.clear();
        now.forEach((queryKey) => void client.invalidateQueries({ queryKey }));
      }, gather);
    };
    const stop = listen({
      onTask: ({ taskId }) => mark(['tasks'], ['home'], ['task', taskId], ['instance'], ['instances']),
      onRecord: ({ registry, recordId }) =>
        mark(['rows'], ['home'], ['record', registry, recordId], ['instance'], ['instances'], ['draws']),
      onNotice: () => mark(['notices']),
      onReturn: () =>
        mark(['tasks'], ['notices'], ['home'], ['task'], ['rows'], ['record'], ['instance'], ['instances']),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, signedIn]);
}
