import { askedKeys, topComponents } from '@/lib/form-schema';
import { momentKey, type FormSchema, type FormValues } from '@/lib/form-view';

/**
 * A submission as its form showed it: what was filled in, and for the form's own texts what the record said of the rest.
 * What the form asks for comes from the submission alone.
 *
 * @param record as it was when the submission was made
 */
export function filled(
  schema: FormSchema,
  submitted: FormValues,
  record: FormValues,
  at: string,
): FormValues {
  const asked = new Set(askedKeys(topComponents(schema)));
  const known = Object.entries(record).filter(([key]) => !asked.has(key));
  return { ...Object.fromEntries(known), ...submitted, [momentKey]: at };
}
