import type { Fault, Field } from '../fields/definition';
import type { Say } from './say';

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: of 18 characters the last follows from the others, each three times as heavy as the one before. */
function isCreditCode(text: string): boolean {
  const values = [...text].map((character) => characters.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values.at(-1) === (31 - (sum % 31)) % 31;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: 17 digits with a day of birth, and a check digit. */
function isCitizenId(text: string): boolean {
  if (!/^[1-9][0-9]{16}[0-9X]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return text[17] === '10X98765432'[sum % 11] && isDay(text.slice(6, 14));
}

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

const checks = {
  'social-credit-code': { holds: isCreditCode, text: 'creditCode' },
  'citizen-id': { holds: isCitizenId, text: 'citizenId' },
} as const;

/** What `validate.check` of a text may say. */
export const checkNames = Object.keys(checks) as (keyof typeof checks)[];

/** The check digits of a text. What it was filled with is not judged: it may be masked, and is not changed. */
export function digitFaults(field: Field, value: unknown, initial: unknown, say: Say): Fault[] {
  const name = checkNames.find((known) => known === field.validate?.check);
  if (!name || typeof value !== 'string' || value.trim() === '' || value === initial) return [];
  const { holds, text } = checks[name];
  return holds(value.trim()) ? [] : [{ code: name, message: say(text) }];
}
