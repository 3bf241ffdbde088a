import { createContext, useContext } from 'react';
import type { FieldError } from '@/lib/api';
import type { Source } from './source';

/** The definition that is being edited. */
export interface Editing {
  source: Source;
  /** What holds now; empty where nothing is published. */
  published: Source;
  errors: FieldError[];
  /** An example of the next record's number. */
  number: string | null;
  set: (path: string, value: unknown) => void;
}

export const EditingContext = createContext<Editing>({
  source: {},
  published: {},
  errors: [],
  number: null,
  set: () => undefined,
});

export const useEditing = () => useContext(EditingContext);

export const errorsAt = (errors: FieldError[], path: string) =>
  errors.filter((error) => error.field === path);

export const errorsBelow = (errors: FieldError[], ...paths: string[]) =>
  errors.filter((error) =>
    paths.some(
      (path) =>
        error.field === path || error.field.startsWith(`${path}.`) || error.field.startsWith(`${path}[`),
    ),
  );
