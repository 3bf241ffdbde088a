import { type Fault, type Files, isEmpty, isRequired } from '../src/features/form/fields/definition';
import { definitionOf } from '../src/features/form/fields/definitions';
import { equal, type Path, pathText, setAt, valueAt } from '../src/features/form/validation/paths';
import { sayIn } from '../src/features/form/validation/say';
import { submitData } from '../src/features/form/validation/viewer';
import { type Declared, declaredBy, sortOut, type Sorted } from './declared';
import { compute } from './expressions';
import { HeadlessForm } from './headless';
import { Instances, type Shown } from './instances';
import { lockFaults } from './locks';
import { optionFaults } from './options';

type Data = Record<string, unknown>;
export type Refusal = Fault & { field: string };

export interface Verdict {
  values: Data;
  errors: Refusal[];
}

const refusal = (path: Path, { code, message, at = '' }: Fault): Refusal => ({
  field: pathText(path) + at,
  code,
  message,
});

/** One schema, imported once: only the data changes from check to check. */
export class Check {
  private readonly form: HeadlessForm;
  private readonly instances: Instances;
  private readonly declared: Declared;

  constructor(schema: object) {
    this.form = new HeadlessForm(schema, sayIn('zh'));
    this.instances = new Instances(this.form.viewer);
    this.declared = declaredBy(this.form.viewer._getState().schema);
  }

  verdict(known: Data, submission: Data, language: string, files: Files = {}): Verdict {
    const say = sayIn(language);
    const { viewer } = this.form;
    this.form.say = say;
    this.form.files = files;
    const sorted = sortOut(this.declared, submission, say);
    const errors = [...sorted.faults];

    const initialData = viewer._getInitializedFieldData(known);
    const { data, faults } = this.fill(known, initialData, sorted);
    errors.push(...faults);
    viewer._setState({ initialData, data: viewer._getInitializedFieldData(data), errors: {} });
    const shown = compute(viewer, this.instances);

    errors.push(...this.unseen(sorted, shown), ...lockFaults(viewer, shown, sorted, say));
    const own = this.form.validate();
    for (const one of shown) {
      errors.push(...this.judge(one, sorted, own.get(one.instance.instanceId) ?? []));
    }
    return errors.length > 0
      ? { values: {}, errors: firstPerField(errors) }
      : { values: submitData(viewer), errors };
  }

  /** Lays what came in over what is known, as the browser would have: locked fields keep what they had. */
  private fill(known: Data, initial: Data, sorted: Sorted): { data: Data; faults: Refusal[] } {
    const data = structuredCloneOf(known);
    const faults: Refusal[] = [];
    for (const { path, list, count } of sorted.lists) {
      const before = valueAt(initial, path);
      const rows = Array.from({ length: count }, (_, index): unknown =>
        !list.allowAddRemove && Array.isArray(before) ? structuredCloneOf((before[index] ?? {}) as Data) : {},
      );
      setAt(data, path, rows);
    }
    for (const { path, field, value } of sorted.leaves) {
      if (field.disabled || field.type === 'expression') continue;
      const overlay = definitionOf(field)?.overlay?.(valueAt(initial, path), value, this.form.say);
      setAt(data, path, overlay ? overlay.value : value);
      faults.push(...(overlay?.faults ?? []).map((fault) => refusal(path, fault)));
    }
    return { data, faults };
  }

  private unseen(sorted: Sorted, shown: Shown[]): Refusal[] {
    const visible = new Set(shown.map(({ path, field }) => (field.key ? pathText(path) : '')));
    return sorted.leaves
      .filter(({ path, value }) => !isEmpty(value) && !visible.has(pathText(path)))
      .map(({ path }) => refusal(path, { code: 'hidden', message: this.form.say('hidden') }));
  }

  private judge(one: Shown, sorted: Sorted, own: Fault[]): Refusal[] {
    const { field, path, locked } = one;
    if (!field.key || field.disabled) return [];
    const sent = sorted.leaves.find((leaf) => equal(leaf.path, path));
    if (
      sent === undefined &&
      isRequired(field) &&
      !locked &&
      field.type !== 'expression' &&
      own.length === 0
    ) {
      const missing = definitionOf(field)?.faults(field, null, this.form.say)[0];
      return [refusal(path, missing ?? { code: 'required', message: this.form.say('required') })];
    }
    const value = valueAt(this.form.viewer._getState().data, path);
    // What cannot be changed was compared with what is known; a person could not choose it anew.
    const unfit = sent && !locked && optionFaults(one, sent.value, value, this.instances, this.form.say);
    return (unfit && unfit.length > 0 ? unfit : own).map((fault) => refusal(path, fault));
  }
}

const structuredCloneOf = (value: Data): Data => JSON.parse(JSON.stringify(value)) as Data;

/** One thing to do at a time: the first fault of each field. */
function firstPerField(errors: Refusal[]): Refusal[] {
  const seen = new Map<string, Refusal>();
  for (const error of errors) if (!seen.has(error.field)) seen.set(error.field, error);
  return [...seen.values()];
}
