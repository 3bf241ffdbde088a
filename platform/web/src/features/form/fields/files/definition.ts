import { type Definition, isEmpty, isRequired } from '../definition';
import { fileFaults, isIdList, limitsOf } from './limits';

/** A list of document ids. */
export const files: Definition = {
  config: {
    type: 'files',
    name: 'Files',
    label: 'Files',
    group: 'basic-input',
    keyed: true,
    emptyValue: [],
    sanitizeValue: ({ value }) => [
      ...new Set((Array.isArray(value) ? value : [value]).filter((id) => isIdList([id]))),
    ],
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say, known) {
    if (isEmpty(value)) {
      return isRequired(field) ? [{ code: 'required', message: say('requiredFiles') }] : [];
    }
    if (!isIdList(value)) return [{ code: 'type', message: say('type') }];
    const limits = limitsOf(field);
    return value.length > limits.maxCount
      ? [{ code: 'maxItems', message: say('maxFiles', { limit: limits.maxCount }) }]
      : fileFaults(value, limits, say, known);
  },
};
