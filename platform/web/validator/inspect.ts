import { formFields, schemaVersion } from '@bpmn-io/form-js-viewer';
import { parseExpression, parseUnaryTests } from '@bpmn-io/feelin';
import { type Field, isRecord } from '../src/features/form/fields/definition';
import { definitions } from '../src/features/form/fields/definitions';
import { checkNames } from '../src/features/form/validation/digits';
import {
  type Parameters,
  sayIn,
  saySchemaIn,
  type SchemaFaultText,
} from '../src/features/form/validation/say';
import { HeadlessForm } from './headless';

export interface Fault {
  field: string;
  code: string;
  message: string;
}

type Refuse = (field: string, code: SchemaFaultText, parameters?: Parameters) => void;

const configs = new Map<string, { keyed?: boolean }>([
  ...formFields.map(({ config }) => [config.type, config as { keyed?: boolean }] as const),
  ...definitions.map(({ config }) => [config.type, config] as const),
]);

/** Properties that hold FEEL where they start with `=`; these must, since anything else is silently ignored. */
const alwaysFeel = ['valuesExpression', 'expression', 'columnsExpression', 'conditional.hide'];
const feel = [
  ...alwaysFeel,
  'readonly',
  'dataSource',
  'label',
  'description',
  'text',
  'source',
  'url',
  'title',
];
const limits = ['validate.min', 'validate.max', 'validate.minLength', 'validate.maxLength'];
const unaryTests = ['conditional.hide', 'readonly'];
const required: Record<string, string> = { record: 'registry', code: 'codes', expression: 'expression' };

const keyShape = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

const property = (field: Field, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), field);

function feelError(path: string, expression: string): string | undefined {
  const parse = unaryTests.includes(path) ? parseUnaryTests : parseExpression;
  let error: string | undefined;
  parse(expression, {}, undefined).iterate({
    enter: (node) => {
      if (node.type.isError) error ??= expression.slice(Math.max(0, node.from - 12), node.to + 12);
    },
  });
  return error;
}

/** The FEEL of a field, by property. */
export function* expressionsOf(field: Field) {
  for (const path of [...feel, ...limits]) {
    const value = property(field, path);
    if (typeof value !== 'string' || !value.startsWith('=')) continue;
    yield { path, expression: value.slice(1).trim(), unary: unaryTests.includes(path) };
  }
}

function inspectExpressions(field: Field, name: string, refuse: Refuse) {
  for (const path of [...feel, ...limits]) {
    const value = property(field, path);
    if (typeof value !== 'string' || value === '') continue;
    if (!value.startsWith('=') && alwaysFeel.includes(path)) refuse(name, 'notFeel', { property: path });
  }
  for (const { path, expression } of expressionsOf(field)) {
    const error = feelError(path, expression);
    if (error !== undefined) refuse(name, 'feel', { property: path, detail: error || `=${expression}` });
  }
}

function inspectCheck(field: Field, name: string, refuse: Refuse) {
  const check = field.validate?.check;
  if (check === undefined || checkNames.some((known) => known === check)) return;
  refuse(name, 'check', { names: checkNames.join(', ') });
}

function inspectPattern(field: Field, name: string, refuse: Refuse) {
  const pattern = field.validate?.pattern;
  if (typeof pattern !== 'string') return;
  try {
    new RegExp(pattern);
  } catch (error) {
    refuse(name, 'regex', { detail: String((error as Error).message) });
  }
}

interface Seen {
  ids: Set<string>;
  paths: Set<string>;
}

function inspectField(field: Field, name: string, prefix: string, seen: Seen, refuse: Refuse) {
  const config = configs.get(field.type);
  if (!config) return refuse(name, 'fieldType', { type: String(field.type) });
  if (field.type === 'filepicker') return refuse(name, 'filePicker');
  if (typeof field.id === 'string' && seen.ids.has(field.id)) refuse(name, 'duplicateId', { id: field.id });
  seen.ids.add(field.id);
  const binding = config.keyed ? field.key : field.path;
  if (config.keyed && !field.key) refuse(name, 'key');
  else if (binding && !keyShape.test(binding)) refuse(name, 'badKey', { key: binding });
  if (config.keyed && field.key) {
    const path = `${prefix}${field.key}`;
    if (seen.paths.has(path)) refuse(name, 'duplicateKey', { key: path });
    seen.paths.add(path);
  }
  const attribute = required[field.type];
  if (attribute && !field[attribute]) refuse(name, 'attribute', { name: attribute });
  inspectExpressions(field, name, refuse);
  inspectPattern(field, name, refuse);
  inspectCheck(field, name, refuse);
}

function inspectFields(container: Field, prefix: string, seen: Seen, refuse: Refuse) {
  for (const [index, field] of (container.components ?? []).entries()) {
    if (!isRecord(field)) {
      refuse(`${prefix}components[${index}]`, 'root');
      continue;
    }
    const name = `${prefix}${field.key ?? field.path ?? field.id ?? `components[${index}]`}`;
    inspectField(field, name, prefix, seen, refuse);
    if (Array.isArray(field.components)) {
      inspectFields(field, field.path ? `${prefix}${field.path}.` : prefix, seen, refuse);
    }
  }
}

/** Everything that would keep a form from working, in one go. */
export function inspect(text: string, language: string): Fault[] {
  const say = saySchemaIn(language);
  const faults: Fault[] = [];
  const refuse: Refuse = (field, code, parameters) =>
    faults.push({ field, code, message: say(code, parameters) });
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    refuse('', 'schema', { detail: String((error as Error).message) });
    return faults;
  }
  if (!isRecord(schema) || schema.type !== 'default' || !Array.isArray(schema.components)) {
    refuse('', 'root');
    return faults;
  }
  const version = schema.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > schemaVersion) {
    refuse('schemaVersion', 'version', { limit: schemaVersion });
  }
  inspectFields(schema as unknown as Field, '', { ids: new Set(), paths: new Set() }, refuse);
  if (faults.length > 0) return faults;
  try {
    new HeadlessForm(schema, sayIn(language));
  } catch (error) {
    refuse('', 'schema', { detail: String((error as Error).message) });
  }
  return faults;
}
