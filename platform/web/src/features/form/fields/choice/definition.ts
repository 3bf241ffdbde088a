import { type Definition, type Fault, type Field, isEmpty, isRequired, limit, type Say } from '../definition';

const isId = (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'number';

/** Values are ids as text: one, or a list of them where the field is `multiple`. */
function sanitize({ formField, value }: { formField: Field; value: unknown }): unknown {
  if (formField.multiple) {
    const list = Array.isArray(value) ? value : isEmpty(value) ? [] : [value];
    return [...new Set(list.filter(isId).map(String))];
  }
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isId(one) ? String(one) : null;
}

function faults(field: Field, value: unknown, say: Say): Fault[] {
  if (isEmpty(value)) {
    return isRequired(field) ? [{ code: 'required', message: say('requiredChoice') }] : [];
  }
  if (!field.multiple || !Array.isArray(value)) return [];
  const least = limit(field, 'minItems') ?? 0;
  const most = limit(field, 'maxItems') ?? Infinity;
  if (value.length < least) return [{ code: 'minItems', message: say('minItems', { limit: least }) }];
  if (value.length > most) return [{ code: 'maxItems', message: say('maxItems', { limit: most }) }];
  return [];
}

const choice = (type: string, name: string): Definition => ({
  config: {
    type,
    name,
    label: name,
    group: 'selection',
    keyed: true,
    emptyValue: null,
    sanitizeValue: sanitize,
    create: (options = {}) => ({ ...(options.multiple ? { defaultValue: [] } : {}), ...options }),
  },
  faults,
});

export const people = choice('people', 'People');
export const organisation = choice('organisation', 'Organisation');
export const record = choice('record', 'Record');
export const code = choice('code', 'Code');
