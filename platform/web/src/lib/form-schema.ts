import type { FormSchema } from './form-view';

/** What stands in a form-js schema. */
export interface Component {
  type?: string;
  key?: string;
  path?: string;
  label?: string;
  values?: { value: unknown; label: string }[];
  valuesExpression?: string;
  components?: Component[];
}

/** The components on the top of a form. */
export function topComponents(schema: FormSchema | undefined): Component[] {
  return (schema as { components?: Component[] } | undefined)?.components ?? [];
}

/** Components with all that stand in them, outer ones first. */
export function* withNested(components: Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    yield* withNested(component.components ?? []);
  }
}

/** The names of the values that a form asks for; of a list, the list. */
export function askedKeys(components: Component[]): string[] {
  return components.flatMap(({ key, path, components: nested = [] }) =>
    key ? [key] : path ? [path] : askedKeys(nested),
  );
}
