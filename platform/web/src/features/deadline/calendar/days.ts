import type { Kind, Row, Shown } from './api';

const length = 86_400_000;

/** What somebody changed and has not saved, by day. */
export type Changes = Record<string, { kind: Kind; name: string }>;

export const addDays = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * length).toISOString().slice(0, 10);

/** 0 Monday … 6 Sunday. */
export const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export const isWeekend = (day: string) => weekday(day) > 4;

/** All days of a month, 1 to 12. */
export function daysOf(year: number, month: number): string[] {
  const days = [];
  const prefix = `${year}-${String(month).padStart(2, '0')}-`;
  for (let day = `${prefix}01`; day.startsWith(prefix); day = addDays(day, 1)) days.push(day);
  return days;
}

export interface Look {
  /** Whether it is worked, and whether that differs from the week. */
  kind: Kind;
  name: string;
  own: boolean;
  changed: boolean;
}

/** A day as it will be: what was changed comes before what the calendar says. */
export function lookOf(day: string, shown: Map<string, Shown>, changes: Changes): Look {
  const change = changes[day];
  if (change) return { ...change, own: true, changed: true };
  const known = shown.get(day);
  return known
    ? { kind: known.kind, name: known.name, own: known.own, changed: false }
    : { kind: 'usual', name: '', own: false, changed: false };
}

export const isWorked = (day: string, look: Look) =>
  look.kind === 'usual' ? !isWeekend(day) : look.kind === 'workday';

/** From one day to another, one change for each. */
export function changesOf(from: string, until: string, kind: Kind, name: string): Changes {
  const changes: Changes = {};
  for (let day = from; day <= until; day = addDays(day, 1)) {
    changes[day] = { kind, name: kind === 'usual' ? '' : name };
  }
  return changes;
}

export const rowsOfChanges = (changes: Changes): Row[] =>
  Object.entries(changes)
    .map(([day, { kind, name }]) => ({ day, kind, name }))
    .sort((one, other) => one.day.localeCompare(other.day));
