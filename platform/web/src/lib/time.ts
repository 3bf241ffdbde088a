/** The product's own zone: everybody reads the same clock, wherever the browser stands. */
const zone = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `2026-11-22 14:05`; empty for what is no instant. */
export function dateTime(instant: string | null | undefined): string {
  const date = instant ? new Date(instant) : undefined;
  if (!date || Number.isNaN(date.getTime())) return '';
  const found = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
  return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}`;
}

export const timeOfDay = (instant: string) => dateTime(instant).slice(11);

export const today = (now = new Date()) => dateTime(now.toISOString()).slice(0, 10);

/** The greatest unit that says it: `2 天`, `5 小时`, `20 分钟`. */
export function largestUnit(milliseconds: number): { unit: 'day' | 'hour' | 'minute'; value: number } {
  const size = Math.abs(milliseconds);
  if (size >= day) return { unit: 'day', value: Math.floor(size / day) };
  if (size >= hour) return { unit: 'hour', value: Math.floor(size / hour) };
  return { unit: 'minute', value: Math.max(1, Math.floor(size / minute)) };
}

/** `3 小时前`, `in 2 days`. */
export function relative(instant: string, language: string, now = Date.now()): string {
  const distance = new Date(instant).getTime() - now;
  const { unit, value } = largestUnit(distance);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    distance < 0 ? -value : value,
    unit,
  );
}
