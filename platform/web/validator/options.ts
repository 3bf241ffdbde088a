import { type Fault, isEmpty } from '../src/features/form/fields/definition';
import { offered } from '../src/features/form/validation/options';
import { equal } from '../src/features/form/validation/paths';
import type { Say } from '../src/features/form/validation/say';
import type { Instances, Shown } from './instances';

const offers = ['select', 'radio', 'taglist', 'checklist'];

/** Options made by an expression are not checked by form-js; in the browser its widgets drop what is not offered. */
function notOffered({ field, scope }: Shown, value: unknown, instances: Instances): boolean {
  if (!field.valuesExpression || field.valuesKey !== undefined || field.values !== undefined) return false;
  const evaluated = instances.evaluate(field.valuesExpression, scope);
  const options = offered(field, null, evaluated);
  const chosen = field.type === 'taglist' || field.type === 'checklist' ? value : [value];
  return !Array.isArray(chosen) || chosen.some((one) => !options.some(({ value }) => equal(value, one)));
}

/**
 * What the field's widget could not have produced: form-js silently empties such values when it is filled.
 *
 * @param sent as it came in
 * @param kept what form-js made of it
 */
export function optionFaults(
  shown: Shown,
  sent: unknown,
  kept: unknown,
  instances: Instances,
  say: Say,
): Fault[] {
  const { field } = shown;
  if (isEmpty(sent) || field.type === 'expression') return [];
  const choosing = offers.includes(field.type) && (field.type !== 'checklist' || isOptionList(shown));
  const lost = isEmpty(kept) || (Array.isArray(sent) && Array.isArray(kept) && kept.length < sent.length);
  const refused = choosing
    ? !equal(sent, kept) || notOffered(shown, sent, instances)
    : lost || (field.type === 'checkbox' && typeof sent !== 'boolean');
  if (!refused) return [];
  return [choosing ? { code: 'option', message: say('option') } : { code: 'type', message: say('type') }];
}

const isOptionList = ({ field }: Shown) => Boolean(field.values ?? field.valuesKey ?? field.valuesExpression);
