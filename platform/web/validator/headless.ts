import { Checklist, Form } from '@bpmn-io/form-js-viewer';
import type { Fault, Field } from '../src/features/form/fields/definition';
import { definitionOf, definitions } from '../src/features/form/fields/definitions';
import type { Say } from '../src/features/form/validation/say';
import { fieldTypes, spokenValidator, type Viewer } from '../src/features/form/validation/viewer';

/** form-js' group of checkboxes and our checklist share a type. */
export function checklistConfig(own: { config: object }, builtIn: { config: object }) {
  const of = (field: Partial<Field>) =>
    (definitionOf({ id: '', type: 'checklist', ...field }) ? own : builtIn).config as {
      sanitizeValue(options: { formField: Field }): unknown;
      create(options: Partial<Field>): unknown;
    };
  return {
    ...builtIn.config,
    type: 'checklist',
    sanitizeValue: (options: { formField: Field }) => of(options.formField).sanitizeValue(options),
    create: (options: Partial<Field> = {}) => of(options).create(options),
  };
}

const components = definitions.map(({ config }) => ({
  config: config.type === 'checklist' ? checklistConfig({ config }, Checklist as { config: object }) : config,
}));

/** A form-js form that is never drawn. */
export class HeadlessForm {
  readonly viewer: Viewer;
  say: Say;
  private found = new Map<string, Fault[]>();

  constructor(schema: object, say: Say) {
    this.say = say;
    const form = new Form({
      additionalModules: [
        { renderer: ['value', null] },
        fieldTypes(components),
        spokenValidator(
          () => this.say,
          (faults, instance) => {
            this.found.set(instance.instanceId, faults);
            return faults;
          },
        ),
      ],
    });
    this.viewer = form as unknown as Viewer;
    const importer = this.viewer.get<{ importSchema(schema: object): { schema: Field } }>('importer');
    this.viewer._setState({ schema: importer.importSchema(schema).schema });
  }

  /** form-js' own verdict on the instances that are shown. */
  validate(): Map<string, Fault[]> {
    this.found = new Map();
    this.viewer.validate();
    return this.found;
  }
}
