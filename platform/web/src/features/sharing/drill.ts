import type { FieldEntry, Group } from './api';

const isDay = (field: FieldEntry) => field.type === 'date' || field.type === 'timestamp';

/** The last day of a year or month; a day is its own. */
export function lastDay(period: string): string {
  const [year = 0, month, day] = period.split('-').map(Number);
  if (day) return period;
  if (!month) return `${year}-12-31`;
  return `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

export const firstDay = (period: string): string => `${period}-01-01`.slice(0, 10);

/** The filters that give exactly the records of a group. */
export function filtersOf(group: Group, fields: FieldEntry[]): [string, string][] {
  return Object.entries(group.by).flatMap(([name, value]): [string, string][] => {
    const field = fields.find((one) => one.name === name);
    if (!field || value === null) return [[`${name}.is`, '']];
    if (!isDay(field)) return [[`${name}.is`, value]];
    return [
      [`${name}.from`, firstDay(value)],
      [`${name}.to`, lastDay(value)],
    ];
  });
}

/** `by` as the interface takes it: days by month or another unit. */
export const dimension = (name: string, fields: FieldEntry[], unit: string): string => {
  const field = fields.find((one) => one.name === name);
  return field && isDay(field) ? `${name}:${unit}` : name;
};

export const hasUnit = (name: string, fields: FieldEntry[]): boolean => {
  const field = fields.find((one) => one.name === name);
  return field !== undefined && isDay(field);
};
