import { Checklist, Form } from '@bpmn-io/form-js-viewer';
import { checklistConfig } from '../src/features/form/fields/checklist/config';
import type { Fault, Field, Files } from '../src/features/form/fields/definition';
import { definitions } from '../src/features/form/fields/definitions';
import type { Say } from '../src/features/form/validation/say';
import { fieldTypes, spokenValidator, type Viewer } from '../src/features/form/validation/viewer';

const components = definitions.map(({ config }) => ({
  config: config.type === 'checklist' ? checklistConfig({ config }, Checklist as { config: object }) : config,
}));

/** A form-js form that is never drawn. */
export class HeadlessForm {
  readonly viewer: Viewer;
  say: Say;
  files: Files = {};
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
          () => this.files,
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
