import { type Definition, isEmpty, isRequired } from '../definition';
import { isOnEarth, pointOf } from './coordinates';

/** What somebody typed and that is no position yet is kept, so that it can be put right. */
const longest = 60;

/** A position: longitude and latitude as `120.153,30.287`, as the registry keeps it. */
export const point: Definition = {
  config: {
    type: 'point',
    name: 'Position',
    label: 'Position',
    group: 'basic-input',
    keyed: true,
    emptyValue: null,
    sanitizeValue: ({ value }) => {
      const text = typeof value === 'string' ? value.trim().replace(/\s*[,，]\s*/, ',') : '';
      return text !== '' && text.length <= longest ? text : null;
    },
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say) {
    if (isEmpty(value)) return isRequired(field) ? [{ code: 'required', message: say('requiredPoint') }] : [];
    const found = pointOf(value);
    if (!found) return [{ code: 'point', message: say('point') }];
    return isOnEarth(found) ? [] : [{ code: 'range', message: say('pointRange') }];
  },
};
