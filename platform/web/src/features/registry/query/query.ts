/** What somebody asks beyond the searches of a list; the same tree that the server reads. */
export interface Term {
  field: string;
  is: string;
  values: string[];
}

export interface Group {
  kind: 'all' | 'any';
  parts: Part[];
}

export type Part = Term | Group;

export const isGroup = (part: Part): part is Group => 'kind' in part;

/** How many values an operator compares with; -1: as many as one likes. */
export function arity(operator: string): number {
  if (['one-of', 'none-of'].includes(operator)) return -1;
  if (['between', 'last', 'next'].includes(operator)) return 2;
  if (['me', 'mine', 'mine-below', 'true', 'false', 'empty', 'present'].includes(operator)) return 0;
  return 1;
}

export function isComplete(part: Part): boolean {
  if (isGroup(part)) return part.parts.length > 0 && part.parts.every(isComplete);
  const count = arity(part.is);
  const filled = part.values.filter((value) => value !== '').length;
  return part.field !== '' && part.is !== '' && (count < 0 ? filled > 0 : filled >= count);
}

type Json = { all: Json[] } | { any: Json[] } | { field: string; is: string; values?: string[] };

const toJson = (part: Part): Json => {
  if (isGroup(part)) {
    const parts = part.parts.map(toJson);
    return part.kind === 'all' ? { all: parts } : { any: parts };
  }
  return part.values.length > 0
    ? { field: part.field, is: part.is, values: part.values }
    : { field: part.field, is: part.is };
};

function fromJson(json: unknown): Part | null {
  if (typeof json !== 'object' || json === null) return null;
  const node = json as Record<string, unknown>;
  for (const kind of ['all', 'any'] as const) {
    const parts = node[kind];
    if (Array.isArray(parts)) return { kind, parts: parts.map(fromJson).filter((part) => part !== null) };
  }
  return typeof node.field === 'string' && typeof node.is === 'string'
    ? {
        field: node.field,
        is: node.is,
        values: Array.isArray(node.values) ? node.values.map(String) : [],
      }
    : null;
}

/** As it stands in the address; null where nothing is asked. */
export const written = (group: Group): string | null =>
  group.parts.length === 0 ? null : JSON.stringify(toJson(group));

/** From an address; what is no query asks nothing. */
export function read(text: string | null): Group {
  try {
    const part = text ? fromJson(JSON.parse(text)) : null;
    if (part) return isGroup(part) ? part : { kind: 'all', parts: [part] };
  } catch {
    // somebody cut the address short
  }
  return { kind: 'all', parts: [] };
}
