import type { FormSchema, FormValues } from '@/lib/form-view';

export interface Difference {
  key: string;
  label: string;
  mine: string;
  theirs: string;
}

interface Part {
  key?: string;
  label?: string;
  components?: Part[];
}

const parts = (components: Part[] = []): Part[] =>
  components.flatMap((part) => [part, ...parts(part.components)]);

const text = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** In which fields two versions of a draft differ, in the order of the form. */
export function differences(schema: FormSchema, mine: FormValues, theirs: FormValues): Difference[] {
  const labels = new Map(
    parts((schema as { components?: Part[] }).components)
      .filter((part) => part.key)
      .map((part) => [part.key ?? '', part.label ?? part.key ?? '']),
  );
  const keys = [...new Set([...labels.keys(), ...Object.keys(mine), ...Object.keys(theirs)])];
  return keys
    .filter((key) => text(mine[key]) !== text(theirs[key]))
    .map((key) => ({
      key,
      label: labels.get(key) ?? key,
      mine: text(mine[key]),
      theirs: text(theirs[key]),
    }));
}
