import type { Column, ViewScreen } from './api';

/** The columns that the address asks for, or those of the list's definition. */
export function shownColumns(screen: ViewScreen, asked: string | null): Column[] {
  const orderable = new Set(screen.choices.filter((one) => one.orderable).map((one) => one.name));
  if (!asked) return screen.columns.map((column) => ({ ...column, orderable: orderable.has(column.name) }));
  return asked.split(',').flatMap((name) => screen.choices.find((choice) => choice.name === name) ?? []);
}
