import { isEmpty, valueText } from '@/components/Value';
import type { FormValues } from '@/lib/form-view';
import type { Field, RegistryRecord, ValueLabel } from '@/lib/records';
import type { Change } from './api';

const same = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/**
 * What somebody changed of the values they were shown. What a form asks for and leaves out stands in a field that is
 * hidden now: it counts as emptied.
 */
export function changedValues(base: FormValues, now: FormValues, asked: string[]): FormValues {
  const hidden = asked.filter((key) => !(key in now)).map((key) => [key, null] as const);
  return Object.fromEntries(
    [...Object.entries(now), ...hidden].filter(([key, value]) => !same(base[key], value)),
  );
}

/** What became of a record meanwhile, in words. */
export function differences(
  fields: Field[],
  base: RegistryRecord,
  latest: RegistryRecord,
  labelOf: (field: Field) => string,
  separator: string,
): Change[] {
  const text = (record: RegistryRecord, field: Field) =>
    valueText(
      field,
      (record.labels[field.name] as ValueLabel | undefined) ?? record.values[field.name],
      separator,
    );
  return fields
    .filter((field) => !same(base.values[field.name], latest.values[field.name]))
    .map((field) => ({
      field: field.name,
      label: labelOf(field),
      before: text(base, field),
      after: text(latest, field),
    }));
}
