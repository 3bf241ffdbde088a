import type { FormSchema } from '@/lib/form-view';
import { type Component, everyComponent, nameOf } from './schema';

export interface Difference {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Of the field; empty for the form itself. */
  name: string;
  property?: string;
  before?: string;
  after?: string;
}

const apart = ['components', 'id', '_parent', '_path', 'exporter', 'schemaVersion', 'layout'];

/** What form-js takes where nothing is said: said or not, it is the same. */
const usual: Record<string, unknown> = {
  showOutline: true,
  isRepeating: true,
  allowAddRemove: true,
  defaultRepetitions: 1,
};

const text = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const identity = ({ type, key, path, id }: Component) => key ?? path ?? `${type}:${id}`;

function changes(name: string, before: object, after: object): Difference[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !apart.includes(key)));
  return [...all]
    .map((property): Difference => {
      const [old, now] = [before, after].map((one) => text((one as Component)[property] ?? usual[property]));
      return { kind: 'changed', name, property, before: old, after: now };
    })
    .filter((one) => one.before !== one.after);
}

/** What one form says otherwise than another, field by field; a field is the same where its key is. */
export function differences(before: FormSchema, after: FormSchema): Difference[] {
  const old = new Map([...everyComponent(before)].map((one) => [identity(one), one]));
  const now = new Map([...everyComponent(after)].map((one) => [identity(one), one]));
  const found: Difference[] = changes('', before, after);
  for (const [id, one] of now) {
    const was = old.get(id);
    if (!was) found.push({ kind: 'added', name: nameOf(one), after: one.type });
    else found.push(...changes(nameOf(one), was, one));
  }
  for (const [id, one] of old) {
    if (!now.has(id)) found.push({ kind: 'removed', name: nameOf(one), before: one.type });
  }
  const order = (map: Map<string, Component>) => [...map.keys()].filter((id) => old.has(id) && now.has(id));
  if (order(old).join() !== order(now).join()) {
    const names = (map: Map<string, Component>) =>
      order(map)
        .map((id) => nameOf(map.get(id) as Component))
        .join('、');
    found.push({ kind: 'moved', name: '', before: names(old), after: names(now) });
  }
  return found;
}
