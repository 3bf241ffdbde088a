import { type Fault, type Field, isEmpty } from '../src/features/form/fields/definition';
import { equal, type Path, pathText, valueAt } from '../src/features/form/validation/paths';
import type { Say } from '../src/features/form/validation/say';
import type { Viewer } from '../src/features/form/validation/viewer';
import type { Rows, Sorted } from './declared';
import type { Shown } from './instances';

type Refusal = Fault & { field: string };

const same = (one: unknown, other: unknown) => equal(one, other) || (isEmpty(one) && isEmpty(other));

interface Locked {
  path: Path;
  value: unknown;
}

/** Disabled and read-only fields must come as they were; lists without add and remove must keep their rows. */
export function lockFaults(viewer: Viewer, shown: Shown[], sorted: Sorted, say: Say): Refusal[] {
  const { initialData } = viewer._getState();
  const refusal = (path: Path) => ({ field: pathText(path), code: 'read-only', message: say('readOnly') });
  const byPath = new Map(shown.map((one) => [pathText(one.path), one]));
  const faults: Refusal[] = [];
  const rows = new Map<string, { list: Rows; index: number; locked: Locked[] }>();

  for (const { path, field, value } of sorted.leaves) {
    if (field.type === 'expression' || !byPath.get(pathText(path))?.locked) continue;
    const list = sorted.lists.find(({ path: of }) => equal(of, path.slice(0, of.length)));
    if (!list) {
      if (!same(value, valueAt(initialData, path))) faults.push(refusal(path));
      continue;
    }
    const index = path[list.path.length] as number;
    const key = pathText([...list.path, index]);
    const row = rows.get(key) ?? { list, index, locked: [] };
    row.locked.push({ path: path.slice(list.path.length + 1), value });
    rows.set(key, row);
  }

  for (const { path, list, count } of sorted.lists) {
    const before = valueAt(initialData, path);
    const shownList = byPath.get(pathText(path));
    if (!isFixed(list, shownList) || path.some((part) => typeof part === 'number')) continue;
    if (Array.isArray(before) && before.length !== count) {
      faults.push({ field: pathText(path), code: 'rows', message: say('rows') });
    }
  }
  for (const { list, index, locked } of rows.values()) {
    const candidates = knownRows(viewer, list, isFixed(list.list, byPath.get(pathText(list.path))), index);
    const matches = (row: unknown) => locked.every(({ path, value }) => same(value, valueAt(row, path)));
    if (!candidates.some(matches)) {
      faults.push(refusal([...list.path, index, ...(locked[0]?.path ?? [])]));
    }
  }
  return faults;
}

const isFixed = (list: Field, shown: Shown | undefined) => !list.allowAddRemove || shown?.locked === true;

/** The rows this one may have been: rows can be removed and new ones appended, so any known row or a fresh one. */
function knownRows(viewer: Viewer, { path, list }: Rows, fixed: boolean, index: number): unknown[] {
  const before = valueAt(viewer._getState().initialData, path);
  const known: unknown[] = Array.isArray(before) ? before : [];
  if (fixed) return [known[index]];
  const { data } = viewer._getState();
  const rows = valueAt(data, path);
  const end = Array.isArray(rows) ? rows.length : 0;
  const fresh = viewer._getInitializedFieldData(data, { container: list, indexes: { [list.id]: end } });
  return [...known, fresh];
}
