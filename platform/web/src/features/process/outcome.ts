import type { FormSchema, FormValues } from '@/lib/form-view';

interface Component {
  key?: string;
  values?: { value: unknown; label: string }[];
  valuesExpression?: string;
  components?: Component[];
}

function* all(components: Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    if (component.components) yield* all(component.components);
  }
}

const literal = /value:\s*"([^"]*)",\s*label:\s*"([^"]*)"/g;

/** What the form called the option that was chosen; the code itself where the form does not say. */
export function outcomeText(schema: FormSchema | undefined, values: FormValues, outcome: string): string {
  const components = (schema as { components?: Component[] } | undefined)?.components ?? [];
  for (const component of all(components)) {
    if (component.key === undefined || values[component.key] !== outcome) continue;
    const option = component.values?.find((one) => one.value === outcome);
    if (option) return option.label;
    for (const [, value, label] of (component.valuesExpression ?? '').matchAll(literal)) {
      if (value === outcome && label !== undefined) return label;
    }
  }
  return outcome;
}
