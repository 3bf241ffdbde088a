import type { FormInstance } from 'antd';
import { ApiError } from './api';
import { words } from './words';

/** `roles[1].role` as Ant Design names it: `['roles', 1, 'role']`. */
export function namePath(field: string): (string | number)[] {
  return field
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Puts the server's field errors at the fields; what no field shows is given back. */
export function showFieldErrors<Values>(form: FormInstance<Values>, failure: unknown): string | undefined {
  const errors = failure instanceof ApiError ? failure.errors : [];
  if (errors.length === 0) return words(failure);
  const fields = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
  const located = errors.map((error) => ({ ...error, name: namePath(error.field) }));
  const here = located.filter(({ name }) => fields.has(name.join('.')));
  form.setFields(here.map(({ name, message }) => ({ name: name as never, errors: [message] })));
  const elsewhere = located.filter((error) => !here.includes(error));
  return elsewhere.length > 0 ? elsewhere.map(({ message }) => message).join('\n') : undefined;
}
