import { inLanguage } from '@/lib/form-language';
import { topComponents, withNested } from '@/lib/form-schema';
import { currentLanguage } from '@/lib/i18n';
import type { FormSchema, FormValues } from '@/lib/form-view';

const literal = /value:\s*"([^"]*)",\s*label:\s*"([^"]*)"/g;

/** What the form called the option that was chosen; the code itself where the form does not say. */
export function outcomeText(schema: FormSchema | undefined, values: FormValues, outcome: string): string {
  // of what others filled in, a reader may know the outcome alone
  const unknown = Object.keys(values).length === 0;
  for (const component of withNested(topComponents(schema && inLanguage(schema, currentLanguage())))) {
    if (component.key === undefined || (!unknown && values[component.key] !== outcome)) continue;
    const option = component.values?.find((one) => one.value === outcome);
    if (option) return option.label;
    for (const [, value, label] of (component.valuesExpression ?? '').matchAll(literal)) {
      if (value === outcome && label !== undefined) return label;
    }
  }
  return outcome;
}
