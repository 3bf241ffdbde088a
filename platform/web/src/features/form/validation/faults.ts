import type { Fault, Field, Files } from '../fields/definition';
import { definitionOf } from '../fields/definitions';
import { digitFaults } from './digits';
import type { FaultText, Parameters, Say } from './say';

/** form-js says what is wrong in English sentences only; these give each its code and our words. */
const sentences: [RegExp, string, FaultText, string[]?][] = [
  [/^Field is required\.$/, 'required', 'required'],
  [/^Field must have minimum value of (.*)\.$/, 'min', 'min', ['limit']],
  [/^Field must have maximum value of (.*)\.$/, 'max', 'max', ['limit']],
  [/^Field must have minimum length of (.*)\.$/, 'minLength', 'minLength', ['limit']],
  [/^Field must have maximum length of (.*)\.$/, 'maxLength', 'maxLength', ['limit']],
  [/^Field must match pattern [^]*\.$/, 'pattern', 'pattern'],
  [/^Field must be a valid {2}international phone number/, 'phone', 'phone'],
  [/^Field must be a valid email\.$/, 'email', 'email'],
  [/^Value is not a number\.$/, 'number', 'number'],
  [/^M(?:in|ax) validation value is not a valid number\.$/, 'number', 'number'],
  [/^Value is expected to be an integer\.$/, 'integer', 'integer'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, 'decimals', 'decimals', ['limit']],
  [/two nearest valid values are (.*) and (.*)\.$/, 'step', 'step', ['before', 'after']],
];

const chosen = ['select', 'radio', 'taglist', 'checklist', 'checkbox', 'datetime'];

function translate(sentence: string, field: Field, say: Say): Fault {
  if (sentence === field.validate?.patternErrorMessage) return { code: 'pattern', message: sentence };
  for (const [shape, code, text, names = []] of sentences) {
    const found = shape.exec(sentence);
    if (!found) continue;
    const parameters: Parameters = {};
    names.forEach((name, index) => (parameters[name] = found[index + 1] ?? ''));
    const words = text === 'required' && chosen.includes(field.type) ? 'requiredChoice' : text;
    return { code, message: say(words, parameters) };
  }
  return { code: 'invalid', message: sentence };
}

const pad = (part: number) => String(part).padStart(2, '0');
const dayOf = (now: Date) => `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

/** Only form-js' date picker refuses past days, not its validator. */
function past(field: Field, value: unknown, initial: unknown, say: Say): Fault[] {
  if (field.type !== 'datetime' || !field.disallowPassedDates || field.subtype === 'time') return [];
  if (typeof value !== 'string' || value === '' || value === initial) return [];
  return value.slice(0, 10) < dayOf(new Date()) ? [{ code: 'past', message: say('past') }] : [];
}

/**
 * Every fault of one field: by form-js' own code for its own fields, by our definitions for ours.
 *
 * @param initial what the form was filled with
 * @param own form-js' verdict in its own sentences
 * @param files that are to be judged
 */
export function faultsOf(
  field: Field,
  value: unknown,
  initial: unknown,
  own: () => string[],
  say: Say,
  files?: Files,
): Fault[] {
  const definition = definitionOf(field);
  if (definition) return definition.faults(field, value, say, files);
  return [
    ...own().map((sentence) => translate(sentence, field, say)),
    ...past(field, value, initial, say),
    ...digitFaults(field, value, initial, say),
  ];
}
