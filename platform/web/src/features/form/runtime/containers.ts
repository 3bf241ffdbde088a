import { DynamicList, FormContext, Group, Text } from '@bpmn-io/form-js-viewer';
import { h } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Field } from '../fields/definition';
import type { Viewer } from '../validation/viewer';
import type { FieldComponent, FieldProps } from './island';
import type { FormRuntime } from './runtime';

/** How many fields beneath have something wrong with them; form-js keeps errors by id, then by row. */
export function faultyWithin(container: Field, errors: Record<string, unknown>): number {
  const faulty = (found: unknown): number => {
    if (!Array.isArray(found)) return 0;
    if (found.some((one) => typeof one === 'string')) return 1;
    return found.reduce<number>((count, row) => count + faulty(row), 0);
  };
  return (container.components ?? []).reduce(
    (count, field) => count + faulty(errors[field.id]) + faultyWithin(field, errors),
    0,
  );
}

function useRuntime(): FormRuntime {
  const { getService } = useContext(FormContext) as unknown as { getService(name: string): unknown };
  return getService('runtime') as FormRuntime;
}

/** A group that opens and closes; what is wrong inside is said outside, and opens it. */
function Section(props: FieldProps) {
  const { field, domId, readonly = false } = props;
  const runtime = useRuntime();
  const [open, setOpen] = useState(readonly || field.collapsed !== true);
  const count = faultyWithin(field, (runtime.form as unknown as Viewer)._getState().errors);
  useEffect(() => {
    if (count > 0) setOpen(true);
  }, [count]);
  const body = `${domId}-body`;
  return h(
    'section',
    { class: 'jg-section' },
    h(
      'button',
      {
        type: 'button',
        class: 'jg-section-head',
        'aria-expanded': open,
        'aria-controls': body,
        onClick: () => setOpen(!open),
      },
      h('span', { class: 'jg-section-mark', 'aria-hidden': true }),
      h('span', { class: 'jg-section-label' }, field.label),
      count > 0 && h('span', { class: 'jg-section-faults' }, runtime.sectionFaults(count)),
    ),
    h('div', { id: body, class: 'jg-section-body', hidden: !open }, h(Group as never, props as never)),
  );
}

type BuiltIn = FieldComponent;

const either = (
  component: unknown,
  isOurs: (field: Field) => boolean,
  ours: (props: FieldProps) => unknown,
): FieldComponent => {
  const own = component as BuiltIn;
  const Either = (props: FieldProps) => h((isOurs(props.field) ? ours : own) as never, props as never);
  return Object.assign(Either, { config: own.config });
};

const within = (component: unknown, className: (field: Field) => string) => (props: FieldProps) =>
  h('div', { class: className(props.field) }, h(component as never, props as never));

export const tones = ['info', 'done', 'near', 'overdue'] as const;

/** Groups that close, lists that look like tables, and texts that stand out. */
export const containers: FieldComponent[] = [
  either(Group, (field) => field.collapsible === true, Section),
  either(
    DynamicList,
    (field) => field.presentation === 'table',
    within(DynamicList, () => 'jg-grid'),
  ),
  either(
    Text,
    (field) => tones.some((tone) => tone === field.tone),
    within(Text, (field) => `jg-notice jg-notice-${String(field.tone)}`),
  ),
];
