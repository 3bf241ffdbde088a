import { Description, Label } from '@bpmn-io/form-js-viewer';
import i18next from 'i18next';
import { type ComponentType, h } from 'preact';
import { definitions } from '@/features/form';
import type { Component } from '../schema';

interface Config {
  type: string;
  name?: string;
  label?: string;
  group?: string;
  create(options?: object, isNew?: boolean): object;
}

type FormComponent = ((props: SketchProps) => unknown) & { config: Config };

interface SketchProps {
  field: Component;
  domId: string;
}

interface FormFields {
  _formFields: Record<string, FormComponent>;
  register(type: string, component: unknown): void;
}

type Html = ComponentType<Record<string, unknown>>;

const typeName = (type: string): string =>
  i18next.t(`types.${type}` as never, { ns: 'formDesign', defaultValue: type }) as unknown as string;

const icons: Record<string, string> = {
  people: 'M27 25a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm-15 19c0-9 6-15 15-15s15 6 15 15H12Z',
  organisation: 'M11 44V18l16-8 16 8v26H31V33h-8v11H11Z',
  record: 'M14 9h18l8 8v28H14V9Zm5 14h16v-3H19v3Zm0 8h16v-3H19v3Z',
  code: 'M12 12h10v10H12V12Zm0 18h10v10H12V30Zm15-15h15v4H27v-4Zm0 18h15v4H27v-4Z',
  region:
    'M27 8c-8 0-14 6-14 13 0 10 14 25 14 25s14-15 14-25c0-7-6-13-14-13Zm0 18a5 5 0 1 1 0-10 5 5 0 0 1 0 10Z',
  checklist:
    'm12 17 4 4 7-8 3 2-10 11-7-7 3-2Zm0 16 4 4 7-8 3 2-10 11-7-7 3-2Zm20-15h11v4H32v-4Zm0 16h11v4H32v-4Z',
  files: 'M10 16h9l3-5h10l3 5h9v26H10V16Zm17 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  signature: 'M10 40h34v4H10v-4Zm3-6 20-22 6 6-20 20-9 2 3-6Z',
  point:
    'M25 8h4v6a13 13 0 0 1 11 11h6v4h-6a13 13 0 0 1-11 11v6h-4v-6a13 13 0 0 1-11-11H8v-4h6a13 13 0 0 1 11-11V8Zm2 10a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  money: 'm14 10 13 16 13-16h-5L27 20l-8-10h-5Zm-1 17h12v5H13v4h12v9h4v-9h12v-4H29v-5h12v-4H13v4Z',
  period: 'M12 14h30v28H12V14Zm4 10v14h22V24H16Zm2-15h4v8h-4V9Zm14 0h4v8h-4V9Z',
};

const iconOf = (type: string) => {
  const path = icons[type];
  return path
    ? (props: object) =>
        h('svg', { ...props, fill: 'currentcolor', 'aria-hidden': true }, h('path', { d: path }))
    : undefined;
};

/** On the drawing board a field of ours is its label and what kind it is; the preview shows it at work. */
const sketch = (config: Config): FormComponent =>
  Object.assign(
    ({ field, domId }: SketchProps) =>
      h(
        'div',
        { class: `fjs-form-field fjs-form-field-${field.type} jg-sketch` },
        h(Label as Html, {
          id: `${domId}-label`,
          label: field.label,
          required: (field.validate as { required?: boolean } | undefined)?.required,
        }),
        h('div', { class: 'jg-sketch-box' }, typeName(field.type)),
        h(Description as Html, { id: `${domId}-description`, description: field.description }),
      ),
    { config },
  );

/** A field of form-js under our name. */
const renamed = (component: FormComponent): FormComponent => {
  const name = typeName(component.config.type);
  const { label } = component.config;
  const config = { ...component.config, name, ...(label !== undefined && { label: name }) };
  const Same = (props: SketchProps) => h(component as never, props as never);
  return Object.assign(Same, { config });
};

const isGroup = (component: Component) => 'values' in component || 'valuesKey' in component;

/** A didi module with everything that the palette offers. */
export function designFields() {
  const register = (formFields: FormFields) => {
    const group = formFields._formFields.checklist;
    for (const [type, component] of Object.entries(formFields._formFields)) {
      if (type !== 'default') formFields.register(type, renamed(component));
    }
    for (const { config } of definitions) {
      const name = typeName(config.type);
      const mine = { ...config, name, label: name, icon: iconOf(config.type) } as unknown as Config;
      const Sketch = sketch(mine);
      const Either = (props: SketchProps) =>
        h(
          (config.type === 'checklist' && group && isGroup(props.field) ? group : Sketch) as never,
          props as never,
        );
      formFields.register(config.type, Object.assign(Either, { config: mine }));
    }
  };
  register.$inject = ['formFields'];
  return { __init__: ['jianguanFields'], jianguanFields: ['factory', register] };
}
