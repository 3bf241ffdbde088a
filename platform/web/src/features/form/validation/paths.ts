/** Paths into a form's data: `rows[0].amount` in words, `['rows', 0, 'amount']` in form-js. */
export type Path = readonly (string | number)[];

export const pathText = (path: Path) =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    '',
  );

type Branch = Record<string | number, unknown>;

export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, part) ? (value as Branch)[part] : undefined;
  }
  return value;
}

/** Sets in place; branches that are missing are made. */
export function setAt(data: object, path: Path, value: unknown) {
  let branch = data as Branch;
  path.slice(0, -1).forEach((part, index) => {
    if (typeof branch[part] !== 'object' || branch[part] === null || !Object.hasOwn(branch, part)) {
      branch[part] = typeof path[index + 1] === 'number' ? [] : {};
    }
    branch = branch[part] as Branch;
  });
  const last = path.at(-1);
  if (last !== undefined) branch[last] = value;
}

/** Equality of JSON values; the order of keys does not count. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equal((one as Branch)[key], (other as Branch)[key]))
  );
}
