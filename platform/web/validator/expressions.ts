import { equal, setAt, valueAt } from '../src/features/form/validation/paths';
import type { Viewer } from '../src/features/form/validation/viewer';
import type { Instances, Shown } from './instances';

/** Expressions that feed each other settle in as many rounds as their chain is long; endless ones are cut off. */
const maxRounds = 20;

function round(viewer: Viewer, instances: Instances, shown: Shown[], when: 'change' | 'presubmit'): boolean {
  let changed = false;
  for (const { field, path, scope } of shown) {
    if (field.type !== 'expression' || field.computeOn !== when) continue;
    const { data } = viewer._getState();
    const value = JSON.parse(JSON.stringify(instances.evaluate(field.expression, scope) ?? null)) as unknown;
    if (equal(value, valueAt(data, path) ?? null)) continue;
    setAt(data, path, value);
    changed = true;
  }
  return changed;
}

/** Recomputes the fields that expressions drive; nobody's word is taken for them. */
export function compute(viewer: Viewer, instances: Instances): Shown[] {
  let shown = instances.enumerate();
  if (!shown.some(({ field }) => field.type === 'expression')) return shown;
  for (let rounds = 0; rounds < maxRounds && round(viewer, instances, shown, 'change'); rounds++) {
    shown = instances.enumerate();
  }
  return round(viewer, instances, shown, 'presubmit') ? instances.enumerate() : shown;
}
