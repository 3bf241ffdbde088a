import type { Component } from './schema';

export type Kind =
  | 'text'
  | 'long'
  | 'number'
  | 'decimal'
  | 'size'
  | 'flag'
  | 'feel'
  | 'choice'
  | 'codes'
  | 'registries'
  | 'role'
  | 'options'
  | 'key';

/** One thing that can be said of a field; its words are `properties.<name>` of the messages. */
export interface Property {
  name: string;
  path: string;
  kind: Kind;
  /** Of a choice: values, in the order shown; their words are `choices.<name>.<value>`. The first stands for nothing. */
  values?: readonly string[];
  /** Has an English text beside it. */
  spoken?: boolean;
}

const property = (path: string, kind: Kind, more: Partial<Property> = {}): Property => ({
  name: path.replaceAll('.', '_'),
  path,
  kind,
  ...more,
});

const label = property('label', 'text', { spoken: true });
const description = property('description', 'long', { spoken: true });
const key = property('key', 'key');
const required = property('validate.required', 'flag');
const readonly = property('readonly', 'feel');
const hide = property('conditional.hide', 'feel');
const width = property('layout.columns', 'choice', { values: ['', '4', '5', '8', '11', '12', '16'] });
const multiple = property('multiple', 'flag');
const counts = [property('validate.minItems', 'number'), property('validate.maxItems', 'number')];
const lengths = [property('validate.minLength', 'number'), property('validate.maxLength', 'number')];

const own: Record<string, Property[]> = {
  textfield: [
    ...lengths,
    property('validate.pattern', 'text'),
    property('validate.patternErrorMessage', 'text'),
    property('validate.validationType', 'choice', { values: ['', 'email', 'phone'] }),
    property('validate.check', 'choice', { values: ['', 'social-credit-code', 'citizen-id'] }),
  ],
  textarea: lengths,
  number: [
    property('validate.min', 'decimal'),
    property('validate.max', 'decimal'),
    property('decimalDigits', 'number'),
    property('appearance.suffixAdorner', 'text'),
  ],
  money: [property('validate.min', 'decimal'), property('validate.max', 'decimal')],
  period: [property('validate.minDays', 'number'), property('validate.maxDays', 'number')],
  datetime: [
    property('subtype', 'choice', { values: ['date', 'datetime', 'time'] }),
    property('disallowPassedDates', 'flag'),
  ],
  select: [property('values', 'options'), property('valuesExpression', 'feel')],
  radio: [property('values', 'options'), property('valuesExpression', 'feel')],
  taglist: [property('values', 'options'), property('valuesExpression', 'feel')],
  code: [property('codes', 'codes'), multiple, ...counts],
  region: [property('level', 'choice', { values: ['', 'province', 'city', 'county', 'town', 'village'] })],
  people: [property('role', 'role'), multiple, ...counts],
  organisation: [multiple, ...counts],
  record: [property('registry', 'registries'), multiple, ...counts],
  files: [property('accept', 'text'), property('maxCount', 'number'), property('maxSize', 'size')],
  expression: [
    property('expression', 'feel'),
    property('computeOn', 'choice', { values: ['change', 'presubmit'] }),
  ],
};

const containers: Record<string, Property[]> = {
  group: [
    label,
    hide,
    property('collapsible', 'flag'),
    property('collapsed', 'flag'),
    property('showOutline', 'flag'),
  ],
  dynamiclist: [
    label,
    property('path', 'key'),
    property('presentation', 'choice', { values: ['', 'table'] }),
    property('allowAddRemove', 'flag'),
    property('defaultRepetitions', 'number'),
    readonly,
    hide,
  ],
  text: [
    property('text', 'long', { spoken: true }),
    property('tone', 'choice', { values: ['', 'info', 'done', 'near', 'overdue'] }),
    hide,
    width,
  ],
};

const access = property('access', 'choice', { values: ['write', 'read', 'hidden'] });
const dateLabels = [
  property('dateLabel', 'text', { spoken: true }),
  property('timeLabel', 'text', { spoken: true }),
];

/** What can be said of a component, in the order in which people think of it. */
export function propertiesOf(component: Component, inList: boolean): Property[] {
  const column = inList ? [access] : [];
  const container = containers[component.type];
  if (container) return [...container, ...column];
  if (component.type === 'expression') return [key, ...(own.expression ?? []), hide];
  const labels = component.type === 'datetime' ? dateLabels : [label];
  const mine = own[component.type];
  if (!mine && !('key' in component)) return [label, hide, width];
  return [...labels, key, description, required, ...(mine ?? []), ...column, readonly, hide, width];
}
