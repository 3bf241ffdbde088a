import type { Label } from '@/lib/i18n';

/** A definition as its YAML file says it; what stands nowhere is absent. */
export type Source = Record<string, unknown>;
export type Kind = 'registries' | 'views';

/** `fields[2].label.zh` → `['fields', 2, 'label', 'zh']` */
export const steps = (path: string): (string | number)[] =>
  path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

export function valueAt(source: unknown, path: string): unknown {
  let value = source;
  for (const step of steps(path)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

const isNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** The source with another value there; what says nothing is left out. Labels stay whole. */
export function withValue(source: Source, path: string, value: unknown): Source {
  return placed(source, steps(path), value) as Source;
}

function placed(node: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(node) ? [...(node as unknown[])] : [];
    list[step] = placed(list[step], rest, value);
    return list;
  }
  const object = { ...((node ?? {}) as Record<string, unknown>) };
  const next = placed(object[step], rest, value);
  if (isNothing(next) && step !== 'zh' && step !== 'en') {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  }
  object[step] = next;
  return object;
}

export const listAt = <T = Source>(source: Source, path: string): T[] => {
  const list = valueAt(source, path);
  return Array.isArray(list) ? (list as T[]) : [];
};

export const moved = <T>(list: T[], from: number, to: number): T[] => {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, one);
  return next;
};

/** A name for programs from what people call it in English. */
export const nameOf = (english: string, taken: readonly string[], otherwise: string): string => {
  const words =
    english
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('_') ?? '';
  const base = (/^[a-z]/.test(words) ? words : words ? `${otherwise}_${words}` : otherwise).slice(0, 36);
  let name = base;
  for (let no = 2; taken.includes(name); no += 1) name = `${base}_${no}`;
  return name;
};

export const nameAt = (node: unknown): string => {
  const { name, code, role, action, field } = (node ?? {}) as Record<string, unknown>;
  return String(name ?? code ?? role ?? action ?? field ?? '');
};

export const labelAt = (node: unknown): Label | undefined => (node as { label?: Label } | undefined)?.label;

export const newRegistry = (name: string, label: Label): Source => ({
  registry: name,
  label,
  title: 'name',
  fields: [
    {
      name: 'name',
      type: 'text',
      label: { zh: '名称', en: 'Name' },
      required: true,
      max: 200,
      search: true,
    },
  ],
  rights: [
    { role: 'business-admin', scope: 'all', actions: ['read', 'create', 'change', 'delete', 'export'] },
  ],
});

export const newView = (name: string, label: Label, registry: string, columns: string[]): Source => ({
  view: name,
  label,
  registry,
  columns,
  searches: columns.slice(0, 1).map((field) => ({ field })),
  sort: ['-created_at'],
  menu: { zh: '业务数据', en: 'Business data' },
});

export const copied = (source: Source, kind: Kind, name: string, label: Label): Source => ({
  ...source,
  [kind === 'views' ? 'view' : 'registry']: name,
  label,
});
