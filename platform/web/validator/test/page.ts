import { Form } from '@bpmn-io/form-js-viewer';
import type { Fault, Field } from '../../src/features/form/fields/definition';
import { components } from '../../src/features/form/runtime/fields';
import { Islands } from '../../src/features/form/runtime/islands';
import { pathText } from '../../src/features/form/validation/paths';
import { sayIn } from '../../src/features/form/validation/say';
import {
  type FieldInstance,
  fieldTypes,
  type FieldRegistry,
  type InstanceRegistry,
  spokenValidator,
  submitData,
  type Viewer,
} from '../../src/features/form/validation/viewer';

type Data = Record<string, unknown>;

/** One thing a person does: the field by its path, and what is entered. */
export interface Edit {
  path: string;
  value: unknown;
}

const drawn = () =>
  new Promise<void>((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done, 0), 0)));

const say = sayIn('zh');

/** Fills a form, edits it and submits it as the browser does; answers what would be sent and form-js' verdict. */
async function play(schema: object, known: Data, edits: Edit[]) {
  const found = new Map<FieldInstance, Fault[]>();
  const runtime = {
    form: undefined as unknown,
    say: () => say,
    timely: (all: Fault[]) => all,
    serverFaults: () => [],
    sectionFaults: String,
  };
  const form = new Form({
    container: document.body,
    debounce: false,
    additionalModules: [
      { islands: ['value', new Islands()], runtime: ['value', runtime], viewerCommands: ['value', null] },
      fieldTypes(components({ text: (text) => text })),
      spokenValidator(
        () => say,
        (faults, instance) => {
          found.set(instance, faults);
          return faults.map(({ message }) => message);
        },
      ),
    ],
  } as never);
  runtime.form = form;
  const viewer = form as unknown as Viewer & { _update(update: object): void };
  await form.importSchema(schema, known);
  await drawn();
  const instances = () => viewer.get<InstanceRegistry>('formFieldInstanceRegistry').getAll();
  const fieldOf = ({ id }: FieldInstance) => viewer.get<FieldRegistry>('formFieldRegistry').get(id) as Field;
  for (const { path, value } of edits) {
    const fieldInstance = instances().find(
      (instance) =>
        pathText(instance.valuePath) === path && (fieldOf(instance).key ?? fieldOf(instance).path),
    );
    if (!fieldInstance) continue;
    viewer._update({ field: fieldOf(fieldInstance), fieldInstance, indexes: fieldInstance.indexes, value });
    await drawn();
  }
  // Expressions that feed each other take a frame each.
  for (let frame = 0; frame < 4; frame++) await drawn();
  found.clear();
  form.submit();
  const values = JSON.parse(JSON.stringify(submitData(viewer))) as Data;
  const errors: { field: string; code: string }[] = [];
  for (const [instance, faults] of found) {
    for (const { at = '', code } of faults) {
      const field = pathText(instance.valuePath) + at;
      if (!errors.some((error) => error.field === field)) errors.push({ field, code });
    }
  }
  form.destroy();
  document.body.replaceChildren();
  return { values, errors };
}

Object.assign(window, { play });
