import { parseExpression, parseUnaryTests } from '@bpmn-io/feelin';
import type { Field } from '../src/features/form/fields/definition';
import { saySchemaIn } from '../src/features/form/validation/say';
import { expressionsOf, type Fault } from './inspect';

type Tree = ReturnType<typeof parseExpression>;
type Node = Tree['topNode'];

/** What form-js knows in every form, and inside lists. */
const given = ['this', 'parent', 'i', 'item', 'partial', '?'];

const children = (node: Node): Node[] => {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

const isName = (node: Node) => node.type.name === 'VariableName';

/** Names that an expression takes from the data, not those it makes itself: keys, loop variables, parameters. */
export function namesIn(expression: string, unary: boolean): Set<string> {
  const tree = (unary ? parseUnaryTests : parseExpression)(expression, {}, undefined);
  const names = new Set<string>();
  const text = (node: Node) => expression.slice(node.from, node.to);
  const visit = (node: Node, bound: Set<string>): void => {
    const parts = children(node);
    switch (node.type.name) {
      case 'VariableName':
        if (!bound.has(text(node))) names.add(text(node));
        return;
      case 'PathExpression':
      case 'FilterExpression':
        // What follows is looked up in what stands in front.
        if (parts[0]) visit(parts[0], bound);
        return;
      case 'FunctionInvocation':
        parts.filter((part, at) => at > 0 || !isName(part)).forEach((part) => visit(part, bound));
        return;
      case 'ForExpression':
      case 'QuantifiedExpression':
      case 'FunctionDefinition':
      case 'Context':
        parts.forEach((part) => visit(part, new Set([...bound, ...madeIn(node)])));
        return;
      default:
        parts.forEach((part) => visit(part, bound));
    }
  };
  const madeIn = (node: Node): string[] =>
    children(node).flatMap((part) =>
      part.type.name === 'Name' ? [text(part)] : isName(part) ? [] : madeIn(part),
    );
  visit(tree.topNode, new Set());
  return names;
}

function* all(container: Field): Generator<Field> {
  for (const field of container.components ?? []) {
    yield field;
    yield* all(field);
  }
}

const first = (binding: string) => binding.split('.')[0] ?? binding;

function* topKeys(container: Field): Generator<[Field, string]> {
  for (const field of container.components ?? []) {
    const binding = field.key || field.path;
    if (binding) yield [field, first(binding)];
    else yield* topKeys(field);
  }
}

/**
 * What is not wrong, but perhaps not meant: keys that no record has, and names in expressions that nothing fills.
 *
 * @param record the fields of the record that the form is filled with; null where nothing is known of one
 */
export function advise(schema: Field, record: string[] | null, language: string): Fault[] {
  const say = saySchemaIn(language);
  const found: Fault[] = [];
  if (record) {
    for (const [field, key] of topKeys(schema)) {
      if (field.type === 'expression' || record.includes(key)) continue;
      found.push({ field: key, code: 'noRecordField', message: say('noRecordField', { key }) });
    }
  }
  const known = new Set([...given, ...(record ?? [])]);
  for (const field of all(schema)) {
    for (const binding of [field.key, field.path]) {
      binding?.split('.').forEach((part) => known.add(part));
    }
  }
  for (const field of all(schema)) {
    for (const { path, expression, unary } of expressionsOf(field)) {
      for (const name of namesIn(expression, unary)) {
        if (known.has(name)) continue;
        const at = field.key ?? field.path ?? field.id;
        found.push({ field: at, code: 'unresolved', message: say('unresolved', { property: path, name }) });
      }
    }
  }
  return found;
}
