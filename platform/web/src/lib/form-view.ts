import type { Ref } from 'react';
import type { FieldError } from '@/lib/api';

/** A form-js schema, as the server keeps it. */
export type FormSchema = Record<string, unknown>;
export type FormValues = Record<string, unknown>;

/** The key in a form's data for the moment of which they are, where an earlier submission is shown. */
export const momentKey = '$at';

/** What a page may ask of the form it shows. */
export interface FormHandle {
  /** Checks every field, shows what is wrong at the fields and moves the focus to the first; null if anything is. */
  submit(): FormValues | null;
  /** The values as they stand, valid or not; hidden fields left out. */
  values(): FormValues;
}

/** `FormView` of `@/features/form`: a default export there for `lazy()` would spoil its name, so it is a named one. */
export interface FormViewProps {
  schema: FormSchema;
  /** Filled in once per schema and data identity; typing never flows back through here. */
  data: FormValues;
  readOnly?: boolean;
  /** The server's verdict, shown at the fields; `field` is a path such as `checklist[2].note`. */
  errors?: FieldError[];
  /** Called after people change something, never for the first filling. */
  onChange?: (values: FormValues) => void;
  /** Ctrl+Enter in the form; the page then calls `submit()` on the handle. */
  onSubmitRequest?: () => void;
  ref?: Ref<FormHandle>;
}
