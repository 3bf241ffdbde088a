import type { Field } from '../definition';
import { isCheckboxGroup } from './definition';

interface Config {
  sanitizeValue(options: { formField: Field }): unknown;
  create(options: Partial<Field>): unknown;
}

/** The config of a type that our checklist and form-js' group of checkboxes share. */
export function checklistConfig(ours: { config: object }, group: { config: object }) {
  const of = (field: Partial<Field>) => (isCheckboxGroup(field) ? group : ours).config as Config;
  return {
    ...group.config,
    type: 'checklist',
    sanitizeValue: (options: { formField: Field }) => of(options.formField).sanitizeValue(options),
    create: (options: Partial<Field> = {}) => of(options).create(options),
  };
}
