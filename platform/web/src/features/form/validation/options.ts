import type { Field } from '../fields/definition';

export interface OfferedOption {
  label: string;
  value: unknown;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'number' || typeof value === 'boolean' || isText(value);

/** An option by form-js' rules; undefined if form-js would drop it. */
function option(given: unknown): OfferedOption | undefined {
  if (isPlain(given)) return { label: String(given), value: given };
  if (typeof given !== 'object' || given === null) return undefined;
  const { label, value } = given as { label?: unknown; value?: unknown };
  const isContext = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (isText(label) && (isPlain(value) || isContext)) return { label, value };
  return isPlain(value) ? { label: String(value), value } : undefined;
}

/**
 * The options of form-js' own fields: by key of the data, from the schema, or by expression, in this order.
 *
 * @param evaluated the value of `valuesExpression`
 */
export function offered(
  field: Field,
  initialData: Record<string, unknown> | null,
  evaluated: unknown,
): OfferedOption[] {
  const source =
    field.valuesKey !== undefined
      ? initialData?.[String(field.valuesKey)]
      : field.values !== undefined
        ? field.values
        : evaluated;
  if (!Array.isArray(source)) return [];
  return source.map(option).filter((one) => one !== undefined);
}
