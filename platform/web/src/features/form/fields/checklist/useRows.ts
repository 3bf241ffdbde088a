import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { equal } from '../island';
import type { ChecklistRow } from './definition';

/**
 * The rows as they are being filled in. They answer at once; form-js, which redraws the whole form, follows.
 *
 * @param value what form-js holds
 */
export function useRows(value: unknown, change: (rows: ChecklistRow[]) => void) {
  const given = useMemo(() => (Array.isArray(value) ? (value as ChecklistRow[]) : []), [value]);
  const [rows, setRows] = useState(given);
  const latest = useRef(rows);
  const seen = useRef(given);

  useEffect(() => {
    if (equal(seen.current, given)) return;
    seen.current = given;
    if (!equal(latest.current, given)) {
      latest.current = given;
      setRows(given);
    }
  }, [given]);

  const update = useCallback(
    (index: number, part: Partial<ChecklistRow>) => {
      latest.current = latest.current.map((row, at) => (at === index ? { ...row, ...part } : row));
      seen.current = latest.current;
      setRows(latest.current);
      change(latest.current);
    },
    [change],
  );
  const fill = useCallback(
    (part: Partial<ChecklistRow>) => {
      latest.current = latest.current.map((row) => (row.answer ? row : { ...row, ...part }));
      seen.current = latest.current;
      setRows(latest.current);
      change(latest.current);
    },
    [change],
  );
  return { rows, update, fill };
}
