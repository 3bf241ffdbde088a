import { askedKeys, topComponents } from '@/lib/form-schema';
import type { FormSchema, FormValues } from '@/lib/form-view';

/**
 * A submission as its form shows it: what was filled in, and for the form's own texts what the record says of the rest.
 * What the form asks for comes from the submission alone: the record may say something else by now.
 */
export function filled(schema: FormSchema, submitted: FormValues, record: FormValues): FormValues {
  const asked = new Set(askedKeys(topComponents(schema)));
  const known = Object.entries(record).filter(([key]) => !asked.has(key));
  return { ...Object.fromEntries(known), ...submitted };
}
