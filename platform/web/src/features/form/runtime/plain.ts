import { Description, Label, useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer';
import { type ComponentType, h } from 'preact';
import type { FieldComponent, FieldProps } from './island';

type Html = ComponentType<Record<string, unknown>>;

interface Adorners {
  prefixAdorner?: string;
  suffixAdorner?: string;
}

const isText = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

function Plain({ field, value, domId }: FieldProps) {
  const { prefixAdorner, suffixAdorner } = (field.appearance ?? {}) as Adorners;
  const before = useSingleLineTemplateEvaluation(prefixAdorner ?? '') as string;
  const after = useSingleLineTemplateEvaluation(suffixAdorner ?? '') as string;
  const text = isText(value) ? [before, String(value), after].filter(Boolean).join(' ') : '—';
  return h(
    'div',
    { class: `fjs-form-field fjs-form-field-${field.type} jg-plain` },
    h(Label as Html, { id: `${domId}-label`, label: field.label }),
    h('div', { class: 'jg-text', id: domId, 'aria-labelledby': `${domId}-label` }, text),
    h(Description as Html, { id: `${domId}-description`, description: field.description }),
  );
}

/** What cannot be changed is shown as text, which can be read, copied and printed, not as a grey box. */
export function plainWhenReadOnly(component: unknown): FieldComponent {
  const editable = component as FieldComponent;
  const Either = (props: FieldProps) => h((props.readonly ? Plain : editable) as never, props as never);
  return Object.assign(Either, { config: editable.config });
}
