import { Description, Errors, FormContext, Label, useExpressionEvaluation } from '@bpmn-io/form-js-viewer';
import { type ComponentType, h, type RefObject } from 'preact';
import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Field } from '../fields/definition';
import { definitionOf } from '../fields/definitions';
import { offered } from '../validation/options';
import type { FieldInstance, Viewer } from '../validation/viewer';
import type { Islands, Option } from './islands';
import { equal } from '../validation/paths';
import type { FormRuntime } from './runtime';

/** What form-js passes to the component of a field. */
export interface FieldProps {
  field: Field;
  value?: unknown;
  errors?: string[];
  disabled?: boolean;
  readonly?: boolean;
  domId: string;
  fieldInstance?: FieldInstance;
  onChange?: (update: { value: unknown }) => void;
  onBlur?: () => void;
}

export type FieldComponent = ((props: FieldProps) => unknown) & { config: { type: string } };

interface Services {
  islands: Islands;
  runtime: FormRuntime;
}

function useServices(): Services {
  const { getService } = useContext(FormContext) as unknown as { getService(name: string): unknown };
  return { islands: getService('islands') as Islands, runtime: getService('runtime') as FormRuntime };
}

function usePlace(props: FieldProps, host: RefObject<HTMLDivElement>, options?: Option[]) {
  const { islands, runtime } = useServices();
  const { field, value, errors = [], disabled = false, readonly = false, domId, fieldInstance } = props;
  const latestRef = useRef(props);
  const handlers = useMemo(
    () => ({
      change: (next: unknown) => latestRef.current.onChange?.({ value: next }),
      blur: () => latestRef.current.onBlur?.(),
    }),
    [],
  );
  useLayoutEffect(() => {
    latestRef.current = props;
    if (!host.current) return;
    const invalid = errors.length > 0;
    const faults = invalid
      ? [
          ...runtime.timely(definitionOf(field)?.faults(field, value, runtime.say()) ?? []),
          ...(fieldInstance ? runtime.serverFaults(fieldInstance) : []),
        ]
      : [];
    const describedBy = `${domId}-description ${domId}-error-message`;
    const given = { field, value, faults, invalid, disabled, readonly, domId, describedBy };
    islands.set(domId, { host: host.current, props: { ...given, options, ...handlers } });
  });
  useLayoutEffect(() => () => islands.remove(domId), [islands, domId]);
}

const classes = ({ field, errors = [], disabled, readonly }: FieldProps) =>
  [
    'fjs-form-field',
    `fjs-form-field-${field.type}`,
    'jg-island',
    errors.length > 0 && 'fjs-has-errors',
    disabled && 'fjs-disabled',
    readonly && 'fjs-readonly',
  ]
    .filter(Boolean)
    .join(' ');

/** Enter picks and confirms inside a widget; it must not submit the form around it. */
const keepEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

type Html = ComponentType<Record<string, unknown>>;

function frame(props: FieldProps, host: RefObject<HTMLDivElement>) {
  const { field, domId, errors = [] } = props;
  const label = (field.label ?? field.dateLabel ?? field.timeLabel) as string | undefined;
  return h(
    'div',
    { class: classes(props), onKeyDown: keepEnter },
    h(Label as Html, { id: `${domId}-label`, htmlFor: domId, label, required: field.validate?.required }),
    h('div', { ref: host as never, class: 'jg-island-host' }),
    h(Description as Html, { id: `${domId}-description`, description: field.description }),
    h(Errors as Html, { id: `${domId}-error-message`, errors }),
  );
}

/** A field whose widget is drawn by React. */
export function island(config: { type: string }): FieldComponent {
  const Island = (props: FieldProps) => {
    const host = useRef<HTMLDivElement>(null);
    usePlace(props, host);
    return frame(props, host);
  };
  return Object.assign(Island, { config });
}

/** The same for form-js' own fields with options; like theirs it drops values that are no longer offered. */
export function optionIsland(config: { type: string }): FieldComponent {
  const Island = (props: FieldProps) => {
    const host = useRef<HTMLDivElement>(null);
    const { runtime } = useServices();
    const { field, value, onChange } = props;
    const evaluated: unknown = useExpressionEvaluation(field.valuesExpression);
    const initial = (runtime.form as unknown as Viewer)._getState().initialData;
    const options = offered(field, initial, evaluated);
    useEffect(() => {
      const isOffered = (one: unknown) => options.some((option) => equal(option.value, one));
      if (Array.isArray(value) && field.type === 'taglist') {
        if (!value.every(isOffered)) onChange?.({ value: value.filter(isOffered) });
      } else if (value && !isOffered(value)) {
        onChange?.({ value: null });
      }
    });
    usePlace(props, host, options);
    return frame(props, host);
  };
  return Object.assign(Island, { config });
}
