import { inLanguage } from '@/lib/form-language';
import { currentLanguage } from '@/lib/i18n';
import { askedKeys, topComponents } from '@/lib/form-schema';
import type { FormSchema } from '@/lib/form-view';
import type { Field } from '@/lib/records';

export interface FieldGroup {
  /** Null for what stands in no group of the form. */
  label: string | null;
  fields: Field[];
}

/** The registry's fields in the groups of its form, what the form leaves out last; as defined where it has no groups. */
export function fieldGroups(schema: FormSchema | undefined, fields: Field[]): FieldGroup[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const groups: FieldGroup[] = [];
  const loose: FieldGroup = { label: null, fields: [] };
  const take = (keys: string[]): Field[] =>
    keys.flatMap((key) => {
      const field = byName.get(key);
      byName.delete(key);
      return field ? [field] : [];
    });
  for (const component of topComponents(schema && inLanguage(schema, currentLanguage()))) {
    const taken = take(askedKeys([component]));
    if (taken.length === 0) continue;
    if (component.type === 'group' && component.label) groups.push({ label: component.label, fields: taken });
    else loose.fields.push(...taken);
  }
  loose.fields.push(...byName.values());
  if (groups.length === 0) return [{ label: null, fields }];
  return loose.fields.length > 0 ? [...groups, loose] : groups;
}
