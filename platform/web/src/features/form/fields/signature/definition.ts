import { type Definition, isEmpty, isRequired } from '../definition';
import { fileFaults, isIdList, pictures } from '../files/limits';

/** A list with the id of the picture of a signature: a list, so that it fits a record's field of files. */
export const signature: Definition = {
  config: {
    type: 'signature',
    name: 'Signature',
    label: 'Signature',
    group: 'basic-input',
    keyed: true,
    emptyValue: [],
    sanitizeValue: ({ value }) =>
      (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== ''),
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say, known) {
    if (isEmpty(value)) {
      return isRequired(field) ? [{ code: 'required', message: say('requiredSignature') }] : [];
    }
    if (!isIdList(value)) return [{ code: 'type', message: say('type') }];
    return value.length > 1
      ? [{ code: 'maxItems', message: say('maxItems', { limit: 1 }) }]
      : fileFaults(value, pictures, say, known);
  },
};
