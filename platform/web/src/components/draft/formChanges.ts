import type { FormSchema, FormValues } from '@/lib/form-view';

export interface FormChanges {
  /** Labels, in the order of the form. */
  added: string[];
  removed: string[];
  changed: string[];
}

interface Part {
  key?: string;
  path?: string;
  label?: string;
  components?: Part[];
}

/** Where a part stands and what stands in it says nothing of the part itself. */
const places = new Set(['id', 'layout', 'components']);

const said = (part: Part) =>
  JSON.stringify(
    Object.entries(part)
      .filter(([key]) => !places.has(key))
      .sort(),
  );

function fields(schema: FormSchema): Map<string, Part> {
  const found = new Map<string, Part>();
  const walk = (parts: Part[] = [], prefix = '') => {
    for (const part of parts) {
      const key = part.key ?? part.path;
      if (key) found.set(prefix + key, part);
      walk(part.components, key ? `${prefix + key}.` : prefix);
    }
  };
  walk((schema as { components?: Part[] }).components);
  return found;
}

const name = (key: string, part: Part) => part.label ?? key;

/** In which fields two versions of a form differ. */
export function formChanges(older: FormSchema, newer: FormSchema): FormChanges {
  const before = fields(older);
  const after = fields(newer);
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([key, part]) => name(key, part)),
    removed: [...before].filter(([key]) => !after.has(key)).map(([key, part]) => name(key, part)),
    changed: [...after]
      .filter(([key, part]) => {
        const known = before.get(key);
        return known !== undefined && said(known) !== said(part);
      })
      .map(([key, part]) => name(key, part)),
  };
}

/** Values that would be lost, by the labels they have now. */
export function lostValues(older: FormSchema, lost: FormValues): { label: string; value: string }[] {
  const before = fields(older);
  return Object.entries(lost)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ({
      label: name(key, before.get(key) ?? {}),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}
