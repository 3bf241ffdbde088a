import { type Definition, type Fault, isRecord, isRequired, limit } from '../definition';

/** From a first to a last day, both counted: `{start: '2026-01-01', end: '2026-01-31'}`. */
export interface Period {
  start?: string;
  end?: string;
}

const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 24 * 60 * 60 * 1000;

const dayNumber = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayLength);

function isDay(text: string): boolean {
  if (!shape.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

export const daysOf = ({ start, end }: Period): number | undefined =>
  start && end && isDay(start) && isDay(end) ? dayNumber(end) - dayNumber(start) + 1 : undefined;

export const periodOf = (value: unknown): Period => (isRecord(value) ? value : {});

const day = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= 10 ? value : undefined;

/** Two dates that belong together. */
export const period: Definition = {
  config: {
    type: 'period',
    name: 'Date range',
    label: 'Date range',
    group: 'basic-input',
    keyed: true,
    emptyValue: null,
    sanitizeValue: ({ value }) => {
      if (!isRecord(value)) return null;
      const start = day(value.start);
      const end = day(value.end);
      return start === undefined && end === undefined
        ? null
        : { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
    },
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say): Fault[] {
    const { start, end } = periodOf(value);
    if (start === undefined && end === undefined) {
      return isRequired(field) ? [{ code: 'required', message: say('requiredPeriod') }] : [];
    }
    if (start === undefined) return [{ code: 'required', message: say('periodStart') }];
    if (end === undefined) return [{ code: 'required', message: say('periodEnd') }];
    if (!isDay(start) || !isDay(end)) return [{ code: 'date', message: say('date') }];
    const days = dayNumber(end) - dayNumber(start) + 1;
    if (days < 1) return [{ code: 'order', message: say('periodOrder') }];
    const least = limit(field, 'minDays') ?? 1;
    const most = limit(field, 'maxDays') ?? Infinity;
    if (days < least) return [{ code: 'minDays', message: say('minDays', { limit: least }) }];
    return days > most ? [{ code: 'maxDays', message: say('maxDays', { limit: most }) }] : [];
  },
};
