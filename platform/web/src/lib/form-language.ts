import type { Component } from './form-schema';
import type { FormSchema } from './form-view';

const SPOKEN = ['label', 'description', 'text', 'dateLabel', 'timeLabel'] as const;

type Spoken = Component & Record<string, unknown>;

/**
 * A form in a language: its own texts are Chinese, what they are elsewhere stands beside them under `texts`. A text
 * without a translation stays as it is.
 */
export function inLanguage(schema: FormSchema, language: string): FormSchema {
  const texts = (schema as { texts?: Record<string, Record<string, string>> }).texts?.[language];
  if (!texts) return schema;
  const say = (text: string) => texts[text] ?? text;
  const component = (one: Spoken): Spoken => {
    const said: Spoken = { ...one };
    for (const key of SPOKEN) {
      const text = one[key];
      if (typeof text === 'string') said[key] = say(text);
    }
    if (one.values) said.values = one.values.map((option) => ({ ...option, label: say(option.label) }));
    if (one.valuesExpression) {
      said.valuesExpression = one.valuesExpression.replaceAll(
        /label: "([^"]*)"/g,
        (_, text: string) => `label: "${say(text)}"`,
      );
    }
    if (one.components) said.components = one.components.map((nested) => component(nested as Spoken));
    return said;
  };
  const { components = [] } = schema as { components?: Spoken[] };
  return { ...schema, components: components.map(component) };
}
