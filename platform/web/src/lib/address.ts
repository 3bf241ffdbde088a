import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type Change = Record<string, string | readonly string[] | null | undefined>;

/** New search parameters: null and empty remove, of a list each stands for itself. */
export function changed(parameters: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const [key, value] of Object.entries(change)) {
    next.delete(key);
    const values = typeof value === 'string' ? [value] : (value ?? []);
    values.filter((one) => one !== '').forEach((one) => next.append(key, one));
  }
  return next;
}

/** The address is the state: reads and changes its parameters. `replace` leaves no step for Back. */
export function useAddress() {
  const [parameters, set] = useSearchParams();
  const change = useCallback(
    (by: Change, options?: { replace?: boolean }) => {
      set((current) => changed(current, by), options);
    },
    [set],
  );
  return { parameters, change };
}
