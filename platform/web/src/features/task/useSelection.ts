import { useState } from 'react';
import type { Scope, TaskSummary } from './api';
import { actionsOf } from './batch';

/** Tasks chosen to be worked on together. What leaves the list leaves the choice. */
export function useSelection(rows: TaskSummary[], scope: Scope) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return {
    tasks: rows.filter((row) => ids.has(row.id)),
    has: (id: string) => ids.has(id),
    toggle,
    all: () => setIds(new Set(rows.filter((row) => actionsOf(row, scope).length > 0).map((row) => row.id))),
    clear: () => setIds(new Set()),
  };
}
