/** The kinds of fields, in the order in which people look for them. */
export const types = [
  'text',
  'longtext',
  'integer',
  'decimal',
  'money',
  'boolean',
  'date',
  'timestamp',
  'time',
  'code',
  'codes',
  'person',
  'persons',
  'organisation',
  'organisations',
  'reference',
  'references',
  'files',
  'point',
  'table',
] as const;
export type Type = (typeof types)[number];

const isIn =
  (...some: Type[]) =>
  (type: unknown) =>
    some.includes(type as Type);

export const isText = isIn('text', 'longtext');
export const isNumber = isIn('integer', 'decimal', 'money');
export const isCode = isIn('code', 'codes');
export const isReference = isIn('reference', 'references');
export const isTable = isIn('table');
export const canBeUnique = isIn('text', 'integer');
/** What a formula of a list may make. */
export const canBeMade = ['text', 'integer', 'decimal', 'money', 'boolean', 'date', 'timestamp'] as const;
export const canRange = isIn('integer', 'decimal', 'money', 'date', 'timestamp');

/** What another type cannot have. */
const only: Record<string, (type: unknown) => boolean> = {
  search: isText,
  max: isText,
  pattern: isText,
  check: isIn('text'),
  personal: isText,
  encrypted: isText,
  findable: isIn('text'),
  minimum: isNumber,
  maximum: isNumber,
  unique: canBeUnique,
  codes: isCode,
  registry: isReference,
  columns: isTable,
};

/** The field as one of another type: what does not fit there falls away. */
export const retyped = (field: Record<string, unknown>, type: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...field, type }).filter(([key]) => only[key]?.(type) ?? true));
