import { type Fault, type Field, isRecord } from '../src/features/form/fields/definition';
import { type Path, pathText } from '../src/features/form/validation/paths';
import type { Say } from '../src/features/form/validation/say';

/** The shape of data a schema declares: fields, contexts by key, lists of rows. */
export interface Declared {
  field?: Field;
  list?: Field;
  parts: Map<string, Declared>;
}

const isKeyed = (field: Field) => typeof field.key === 'string' && field.key !== '';

function at(root: Declared, path: string[]): Declared {
  let node = root;
  for (const part of path) {
    const next = node.parts.get(part) ?? { parts: new Map() };
    node.parts.set(part, next);
    node = next;
  }
  return node;
}

export function declaredBy(container: Field, root: Declared = { parts: new Map() }): Declared {
  for (const field of container.components ?? []) {
    const path = (isKeyed(field) ? field.key : field.path)?.split('.') ?? [];
    const node = at(root, path);
    if (isKeyed(field)) node.field = field;
    else if (field.type === 'dynamiclist') node.list = field;
    declaredBy(field, node);
  }
  return root;
}

export interface Leaf {
  path: Path;
  field: Field;
  value: unknown;
}

export interface Rows {
  path: Path;
  list: Field;
  count: number;
}

/** What came in, sorted by what the schema declares. */
export interface Sorted {
  leaves: Leaf[];
  lists: Rows[];
  faults: (Fault & { field: string })[];
}

export function sortOut(declared: Declared, submission: Record<string, unknown>, say: Say): Sorted {
  const sorted: Sorted = { leaves: [], lists: [], faults: [] };
  const refuse = (path: Path, code: string, message: string) =>
    sorted.faults.push({ field: pathText(path), code, message });

  const context = (node: Declared, value: Record<string, unknown>, path: Path) => {
    for (const key of Object.keys(value)) {
      const part = node.parts.get(key);
      if (part) visit(part, value[key], [...path, key]);
      else refuse([...path, key], 'undeclared', say('undeclared'));
    }
  };
  const visit = (node: Declared, value: unknown, path: Path) => {
    if (node.field) {
      if (value !== undefined) sorted.leaves.push({ path, field: node.field, value });
    } else if (value === null || value === undefined) {
      return;
    } else if (node.list?.isRepeating) {
      if (!Array.isArray(value)) return void refuse(path, 'type', say('type'));
      sorted.lists.push({ path, list: node.list, count: value.length });
      value.forEach((row: unknown, index) => {
        if (isRecord(row)) context(node, row, [...path, index]);
        else refuse([...path, index], 'type', say('type'));
      });
    } else if (isRecord(value)) {
      context(node, value, path);
    } else {
      refuse(path, 'type', say('type'));
    }
  };
  context(declared, submission, []);
  return sorted;
}
