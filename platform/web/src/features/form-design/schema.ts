import type { FormSchema } from '@/lib/form-view';

/** A component of a form-js schema, as the editor holds it. */
export interface Component {
  id: string;
  type: string;
  key?: string;
  path?: string;
  label?: string;
  components?: Component[];
  _parent?: string;
  [property: string]: unknown;
}

export const emptyForm = (id: string, label: string): FormSchema => ({
  type: 'default',
  id,
  label,
  schemaVersion: 19,
  components: [],
});

export const componentsOf = (schema: unknown): Component[] =>
  (schema as { components?: Component[] } | null)?.components ?? [];

export function* everyComponent(container: unknown): Generator<Component> {
  for (const component of componentsOf(container)) {
    yield component;
    yield* everyComponent(component);
  }
}

/** What people call a field. */
export const nameOf = (component: Component): string =>
  [component.label, component.dateLabel, component.timeLabel, component.text, component.key, component.path]
    .find((text): text is string => typeof text === 'string' && text.trim() !== '')
    ?.slice(0, 40) ?? component.id;

/** `validate.required` of a component. */
export function valueAt(component: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? (value as Component)[part] : undefined),
      component,
    );
}

export const without = <T>(record: Record<string, T>, ...names: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false;

/** The property of a component that changes when something inside it does: its name, and what it becomes. */
export function withValue(component: object, path: string, value: unknown): [string, unknown] {
  const [head = '', ...rest] = path.split('.');
  const kept = isNothing(value) ? undefined : value;
  const tail = rest[0];
  if (tail === undefined) return [head, kept];
  const before = ((component as Component)[head] ?? {}) as Record<string, unknown>;
  const others = without(before, tail);
  const next = kept === undefined ? others : { ...others, [tail]: kept };
  return [head, Object.keys(next).length > 0 ? next : undefined];
}

/** As the server narrows it by the rights that the form itself gives: for the preview. */
export function narrowed<T extends object>(container: T): T {
  const components = componentsOf(container)
    .filter(({ access }) => access !== 'hidden')
    .map((component) => ({
      ...narrowed(component),
      ...(component.access === 'read' && { readonly: true, validate: undefined }),
    }));
  return 'components' in container ? { ...container, components } : container;
}
