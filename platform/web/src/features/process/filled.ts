import type { FormSchema, FormValues } from '@/lib/form-view';

interface Component {
  key?: string;
  path?: string;
  components?: Component[];
}

function keysOf(components: Component[]): string[] {
  return components.flatMap((one) => [one.key ?? one.path ?? '', ...keysOf(one.components ?? [])]);
}

/**
 * A submission as its form shows it: what was filled in, and for the form's own texts what the record says of the rest.
 * What the form asks for comes from the submission alone: the record may say something else by now.
 */
export function filled(schema: FormSchema, submitted: FormValues, record: FormValues): FormValues {
  const asked = new Set(keysOf((schema as { components?: Component[] }).components ?? []));
  const known = Object.entries(record).filter(([key]) => !asked.has(key));
  return { ...Object.fromEntries(known), ...submitted };
}
