import { type Definition, isEmpty, isRequired } from '../definition';

const megabyte = 1024 * 1024;
export const filesDefaults = { maxCount: 20, maxSize: 20 * megabyte };

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '';

export const isIdList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);

/** A list of document ids; what the documents are was checked when they were uploaded. */
export const files: Definition = {
  config: {
    type: 'files',
    name: 'Files',
    label: 'Files',
    group: 'basic-input',
    keyed: true,
    emptyValue: [],
    sanitizeValue: ({ value }) => [...new Set((Array.isArray(value) ? value : [value]).filter(isId))],
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say) {
    if (isEmpty(value)) {
      return isRequired(field) ? [{ code: 'required', message: say('requiredFiles') }] : [];
    }
    if (!isIdList(value)) return [{ code: 'type', message: say('type') }];
    const most = typeof field.maxCount === 'number' ? field.maxCount : filesDefaults.maxCount;
    return value.length > most ? [{ code: 'maxItems', message: say('maxFiles', { limit: most }) }] : [];
  },
};
