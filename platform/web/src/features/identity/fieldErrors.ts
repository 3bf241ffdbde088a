import type { FormInstance } from 'antd';
import { ApiError } from '@/lib/api';

/** `roles[1].role` as Ant Design names it: `['roles', 1, 'role']`. */
export function namePath(field: string): (string | number)[] {
  return field
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Puts the server's field errors at the fields; false if there were none. */
export function showFieldErrors(form: FormInstance, failure: unknown): boolean {
  if (!(failure instanceof ApiError) || failure.errors.length === 0) return false;
  form.setFields(failure.errors.map((error) => ({ name: namePath(error.field), errors: [error.message] })));
  return true;
}
