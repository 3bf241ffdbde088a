import './stubs';
import { advise } from './advise';
import { Check } from './check';
import type { Field, Files } from '../src/features/form/fields/definition';
import { inspect } from './inspect';
import { hasPlainNames } from './names';

/** Forms stay imported while they are in use; the oldest makes room. */
const capacity = 40;
const imported = new Map<string, Check>();

function checkOf(schema: string): Check {
  const check = imported.get(schema) ?? new Check(JSON.parse(schema) as object);
  imported.delete(schema);
  imported.set(schema, check);
  const oldest = imported.keys().next().value;
  if (imported.size > capacity && oldest !== undefined) imported.delete(oldest);
  return check;
}

type Data = Record<string, unknown>;

Object.assign(globalThis, {
  /** JSON in, JSON `{values, errors: [{field, code, message}]}` out; `files` by id are judged, too. */
  check: (schema: string, known: string, submission: string, language: string, files = '{}') => {
    const before = JSON.parse(known) as Data;
    const after = JSON.parse(submission) as Data;
    Object.assign(globalThis, { feelHasPlainNames: hasPlainNames(before) && hasPlainNames(after) });
    return JSON.stringify(checkOf(schema).verdict(before, after, language, JSON.parse(files) as Files));
  },
  /** JSON list of what is wrong with a schema: `[{field, code, message}]`. */
  inspect: (schema: string, language: string) => JSON.stringify(inspect(schema, language)),
  /** The same of what is perhaps not meant; `record` is a JSON list of names or null. */
  advise: (schema: string, record: string, language: string) =>
    JSON.stringify(advise(JSON.parse(schema) as Field, JSON.parse(record) as string[] | null, language)),
});
