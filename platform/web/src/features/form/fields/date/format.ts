import dayjs from 'dayjs';

export type Subtype = 'date' | 'time' | 'datetime';

export const subtypeOf = (subtype: unknown): Subtype =>
  subtype === 'time' || subtype === 'datetime' ? subtype : 'date';

/** The product's own zone (Asia/Shanghai, without summer time): everybody reads the same clock. */
const offset = '+08:00';
const offsetMilliseconds = 8 * 60 * 60 * 1000;
const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/;

const wallClock = (instant: Date) =>
  new Date(instant.getTime() + offsetMilliseconds).toISOString().slice(0, 16);
const anyDay = '2000-01-01T';

/** What a clock on the wall of the office shows for a value of form-js; null if it shows nothing. */
export function parse(value: unknown, subtype: Subtype): dayjs.Dayjs | null {
  if (typeof value !== 'string' || value === '') return null;
  const text = subtype === 'time' ? anyDay + value : value;
  if (subtype !== 'date' && hasOffset.test(text.slice(10))) {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? null : dayjs(wallClock(instant));
  }
  const parsed = dayjs(text);
  return parsed.isValid() ? parsed : null;
}

/** As form-js writes it. */
export function serialize(moment: dayjs.Dayjs | null, subtype: Subtype, format: unknown): string | null {
  if (!moment) return null;
  if (subtype === 'date') return moment.format('YYYY-MM-DD');
  const text = subtype === 'time' ? anyDay + moment.format('HH:mm') : moment.format('YYYY-MM-DDTHH:mm');
  const from = subtype === 'time' ? anyDay.length : 0;
  if (format === 'utc_normalized') return `${new Date(text + offset).toISOString().slice(from, 16)}Z`;
  return text.slice(from) + (format === 'utc_offset' ? offset : '');
}
