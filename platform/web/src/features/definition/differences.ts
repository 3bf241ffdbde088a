import { labelAt, nameAt } from './source';

export interface Difference {
  /** From the outside in: keys of the definition, names of list entries. */
  path: string[];
  before: string;
  after: string;
}

/** What one definition says otherwise than the other. Entries of lists are the same where their names are. */
export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isNamed(before) || isNamed(after)) return ofLists(asList(before), asList(after), path);
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], [...path, key]),
    );
  }
  return [{ path, before: text(before), after: text(after) }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const isNamed = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && nameAt(one) !== '');

function ofLists(before: unknown[], after: unknown[], path: string[]): Difference[] {
  const keyed = (list: unknown[]) => {
    const seen = new Map<string, number>();
    return new Map(
      list.map((one) => {
        const name = nameAt(one);
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return [times > 1 ? `${name} (${times})` : name, one];
      }),
    );
  };
  const old = keyed(before);
  const now = keyed(after);
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const one = now.get(key) ?? old.get(key);
    const at = [...path, labelAt(one)?.zh ? `${labelAt(one)?.zh} (${key})` : key];
    if (old.has(key) && now.has(key)) return differences(old.get(key), now.get(key), at);
    return [{ path: at, before: old.has(key) ? text(old.get(key)) : '', after: text(now.get(key)) }];
  });
  const order = (map: Map<string, unknown>) => [...map.keys()].filter((key) => old.has(key) && now.has(key));
  return order(old).join() === order(now).join()
    ? found
    : [...found, { path: [...path, '#'], before: order(old).join(', '), after: order(now).join(', ') }];
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
