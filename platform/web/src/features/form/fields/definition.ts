import type { Say } from '../validation/say';

export type { Say };

/**
 * A form-js field of ours without its looks: the part the browser and the server's validator share. Nothing here may
 * touch the document, React or preact.
 */
export interface Definition {
  config: FieldConfig;
  /** Every rule of the field. `at` is a path beneath the field, such as `[2].note`. */
  faults(field: Field, value: unknown, say: Say, files?: Files): Fault[];
  /**
   * For values that are only partly people's to change: lays the submitted value over the known one, and says what
   * was changed that must not be. Without it the whole value is theirs.
   */
  overlay?(known: unknown, submitted: unknown, say: Say): { value: unknown; faults: Fault[] };
}

/**
 * Files by id, to be judged; null: not this person's to submit. The server knows them; the browser has judged each before
 * it was sent.
 */
export type Files = Record<string, FileFacts | null>;

export interface FileFacts {
  name: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
}

export interface FieldConfig {
  type: string;
  name: string;
  label?: string;
  group: 'basic-input' | 'selection';
  keyed: true;
  emptyValue: unknown;
  sanitizeValue(options: { formField: Field; data: unknown; value: unknown }): unknown;
  create(options?: Partial<Field>): Partial<Field>;
}

/** A component of a form-js schema. */
export interface Field {
  id: string;
  type: string;
  key?: string;
  path?: string;
  label?: string;
  description?: string;
  disabled?: boolean;
  readonly?: boolean | string;
  multiple?: boolean;
  defaultValue?: unknown;
  conditional?: { hide?: string };
  validate?: Record<string, unknown>;
  components?: Field[];
  [attribute: string]: unknown;
}

export interface Fault {
  code: string;
  message: string;
  at?: string;
}

export const isRequired = (field: Field) => field.validate?.required === true;

/** A number of the field's `validate`, or of the field itself. */
export const limit = (field: Field, name: string): number | undefined => {
  const value = field.validate?.[name] ?? field[name];
  return typeof value === 'number' ? value : undefined;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
