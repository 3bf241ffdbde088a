import { type Definition, type Fault, type Field, isEmpty, isRequired } from '../definition';
import { decimalOf, digitsOf, fenOf, grouped, inFen, mostFen } from './amount';

/** What somebody typed and that is no amount yet is kept, so that it can be put right. */
const longest = 40;

function sanitize(value: unknown): string | null {
  const typed = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof typed !== 'string' || typed.trim() === '' || typed.length > longest) return null;
  const decimal = decimalOf(typed);
  if (decimal === undefined) return typed;
  return digitsOf(decimal) > 2 ? decimal : inFen(decimal);
}

const bound = (field: Field, name: 'min' | 'max'): string | undefined => {
  const value = field.validate?.[name];
  return typeof value === 'number' || typeof value === 'string' ? decimalOf(String(value)) : undefined;
};

/** An amount of yuan as exact decimal text with two digits: `1200.00`. */
export const money: Definition = {
  config: {
    type: 'money',
    name: 'Money',
    label: 'Money',
    group: 'basic-input',
    keyed: true,
    emptyValue: null,
    sanitizeValue: ({ value }) => sanitize(value),
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say): Fault[] {
    if (isEmpty(value)) return isRequired(field) ? [{ code: 'required', message: say('requiredMoney') }] : [];
    const decimal = typeof value === 'string' ? decimalOf(value) : undefined;
    if (decimal === undefined) return [{ code: 'money', message: say('money') }];
    if (digitsOf(decimal) > 2) return [{ code: 'decimals', message: say('decimals', { limit: 2 }) }];
    const fen = fenOf(decimal);
    if (fen > mostFen || fen < -mostFen) return [{ code: 'max', message: say('moneyMost') }];
    const least = bound(field, 'min');
    const most = bound(field, 'max');
    if (least !== undefined && fen < fenOf(least)) {
      return [{ code: 'min', message: say('min', { limit: grouped(inFen(least)) }) }];
    }
    if (most !== undefined && fen > fenOf(most)) {
      return [{ code: 'max', message: say('max', { limit: grouped(inFen(most)) }) }];
    }
    return [];
  },
};
