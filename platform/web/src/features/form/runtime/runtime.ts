import { Form } from '@bpmn-io/form-js-viewer';
import type { FieldError } from '@/lib/api';
import { inLanguage } from '@/lib/form-language';
import type { FormSchema, FormValues } from '@/lib/form-view';
import type { Fault } from '../fields/definition';
import { pathText } from '../validation/paths';
import { type Say, sayIn } from '../validation/say';
import {
  fieldTypes,
  type FieldInstance,
  type InstanceRegistry,
  spokenValidator,
  submitData,
  type Viewer,
} from '../validation/viewer';
import { components } from './fields';
import { focusFirstInvalid } from './focus';
import { Islands } from './islands';
import { Notices } from './notices';
import { spokenLists } from './repeat';
import type { Wording } from './wording';

export interface Speech extends Wording {
  sectionFaults(count: number): string;
  language(): string;
}

/** form-js with our fields, in our words. */
export class FormRuntime {
  readonly form: Form;
  readonly islands = new Islands();
  readonly notices = new Notices();
  private readonly viewer: Viewer;
  private nested = new Map<string, Fault[]>();
  private schema: FormSchema = {};
  private spoken = '';
  private touched = false;
  private judged = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly speech: Speech,
    changed: (values: FormValues) => void,
  ) {
    this.form = new Form({
      container,
      // A field that waits before it tells the form loses its text when another one redraws it.
      debounce: false,
      additionalModules: [
        { islands: ['value', this.islands], runtime: ['value', this] },
        // Nothing is wrong before people have done something: without this, form-js judges what it is filled with.
        { viewerCommands: ['value', null] },
        fieldTypes(components(speech)),
        spokenLists(speech),
        spokenValidator(
          () => this.say(),
          (faults) => this.texts(faults),
        ),
      ],
    } as never);
    this.viewer = this.form as unknown as Viewer;
    this.listen(changed);
  }

  say(): Say {
    return sayIn(this.speech.language());
  }

  sectionFaults(count: number): string {
    return this.speech.sectionFaults(count);
  }

  /** What is still empty inside a field is no fault before people have said that they are done. */
  timely(faults: Fault[]): Fault[] {
    return this.judged ? faults : faults.filter(({ code, at }) => code !== 'required' || at === undefined);
  }

  private texts(all: Fault[]): string[] {
    const faults = this.timely(all);
    const within = faults.filter(({ at }) => at !== undefined);
    const own = faults.filter(({ at }) => at === undefined).map(({ message }) => message);
    return within.length > 0 ? [...own, this.say()('summary', { count: within.length })] : own;
  }

  private listen(changed: (values: FormValues) => void) {
    const touch = () => (this.touched = true);
    for (const event of ['keydown', 'input', 'pointerdown', 'paste', 'drop']) {
      this.container.addEventListener(event, touch, true);
    }
    let pending = false;
    this.form.on('field.updated', 1000, ({ fieldInstance }: { fieldInstance: FieldInstance }) => {
      this.nested.delete(pathText(fieldInstance.valuePath));
      pending = this.touched;
    });
    this.form.on('changed', 1000, () => {
      if (!pending) return;
      pending = false;
      changed(this.values());
    });
  }

  async fill(schema: FormSchema, data: FormValues) {
    this.nested.clear();
    this.touched = false;
    this.judged = false;
    this.schema = schema;
    await this.import(data);
  }

  private async import(data: FormValues) {
    this.spoken = this.speech.language();
    try {
      await this.form.importSchema(inLanguage(this.schema, this.spoken), data);
      this.notices.tell({ elsewhere: [] });
    } catch (failure) {
      this.notices.tell({ elsewhere: [], broken: String((failure as Error).message) });
    }
  }

  setReadOnly(readOnly: boolean) {
    this.form.setProperty('readOnly', readOnly);
  }

  values(): FormValues {
    return JSON.parse(JSON.stringify(submitData(this.viewer))) as FormValues;
  }

  submit(): FormValues | null {
    this.judged = true;
    this.nested.clear();
    const { errors } = this.form.submit() as { errors: object };
    if (Object.keys(errors).length === 0) return this.values();
    focusFirstInvalid(this.container);
    return null;
  }

  serverFaults(instance: FieldInstance): Fault[] {
    return this.nested.get(pathText(instance.valuePath)) ?? [];
  }

  /** Shows the server's verdict at the fields, and what belongs to none of them above the form. */
  show(errors: FieldError[]) {
    this.judged = true;
    const instances = this.viewer.get<InstanceRegistry>('formFieldInstanceRegistry').getAllKeyed();
    const elsewhere: FieldError[] = [];
    const found = new Map<FieldInstance, Fault[]>();
    for (const { field, code, message } of errors) {
      const instance = instances.find(({ valuePath }) => isWithin(field, pathText(valuePath)));
      if (!instance) {
        elsewhere.push({ field, code, message });
        continue;
      }
      const at = field.slice(pathText(instance.valuePath).length) || undefined;
      found.set(instance, [...(found.get(instance) ?? []), { code, message, at }]);
    }
    const state: Record<string, unknown> = {};
    this.nested.clear();
    for (const [instance, faults] of found) {
      this.nested.set(pathText(instance.valuePath), faults);
      place(state, [instance.id, ...Object.values(instance.indexes ?? {})], this.texts(faults));
    }
    this.viewer._setState({ errors: state });
    this.notices.tell({ elsewhere });
    if (found.size > 0) focusFirstInvalid(this.container);
  }

  /** Draws again with what it holds, if the language is another. */
  redraw() {
    if (this.spoken === this.speech.language()) return;
    const { data } = this.viewer._getState();
    void this.import(data);
  }

  destroy() {
    this.form.destroy();
  }
}

const isWithin = (field: string, path: string) =>
  field === path || field.startsWith(`${path}[`) || field.startsWith(`${path}.`);

/** form-js keeps errors by field id, then by row. */
function place(errors: Record<string | number, unknown>, path: (string | number)[], texts: string[]) {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    errors[head] = texts;
    return;
  }
  const branch = (errors[head] ??= []) as Record<number, unknown>;
  place(branch, rest, texts);
}
