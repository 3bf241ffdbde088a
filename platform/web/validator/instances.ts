import { buildExpressionContext } from '@bpmn-io/form-js-viewer';
import type { Field } from '../src/features/form/fields/definition';
import { type Path, valueAt } from '../src/features/form/validation/paths';
import type { FieldInstance, InstanceRegistry, Viewer } from '../src/features/form/validation/viewer';

export interface Scope {
  data: object;
  this: unknown;
  parent: unknown;
  i: number[];
}

interface ExpressionLanguage {
  isExpression(value: unknown): boolean;
  evaluate(expression: string, context: object): unknown;
  evaluateUnaryTest(expression: string, context: object): boolean | null;
}

/** A field as it would be on the screen: once, or once for each row it is in. */
export interface Shown {
  field: Field;
  path: Path;
  scope: Scope;
  instance: FieldInstance;
  /** Disabled or read-only, itself or by a container. */
  locked: boolean;
}

/** Walks the form as form-js' rendering does and registers what it would show. */
export class Instances {
  private readonly language: ExpressionLanguage;
  private readonly registry: InstanceRegistry;
  private readonly paths: { getValuePath(field: Field, options: object): Path };
  private shown: Shown[] = [];

  constructor(private readonly viewer: Viewer) {
    this.language = viewer.get('expressionLanguage');
    this.registry = viewer.get('formFieldInstanceRegistry');
    this.paths = viewer.get('pathRegistry');
  }

  enumerate(): Shown[] {
    const { data, initialData, schema } = this.viewer._getState();
    const conditions = this.viewer.get<{ applyConditions(data: object, context: object): object }>(
      'conditionChecker',
    );
    const filtered = { ...initialData, ...conditions.applyConditions(data, data) };
    this.registry.clear();
    this.shown = [];
    this.visit(schema, { data: filtered, parent: null, this: filtered, i: [] }, {}, false);
    return this.shown;
  }

  evaluate(expression: unknown, scope: Scope): unknown {
    return this.language.isExpression(expression)
      ? this.language.evaluate(expression as string, buildExpressionContext(scope) as object)
      : expression;
  }

  private test(expression: string, scope: Scope) {
    return this.language.evaluateUnaryTest(expression, buildExpressionContext(scope) as object);
  }

  private isLocked(field: Field, scope: Scope): boolean {
    if (field.disabled) return true;
    return this.language.isExpression(field.readonly)
      ? this.test(field.readonly as string, scope) === true
      : Boolean(field.readonly);
  }

  private visit(field: Field, scope: Scope, indexes: Record<string, number>, within: boolean) {
    const hide = field.conditional?.hide;
    if (hide && this.test(hide, scope)) return;
    const path = this.paths.getValuePath(field, { indexes });
    const instanceId = `instance${this.shown.length}`;
    const instance = { instanceId, id: field.id, valuePath: path, indexes, expressionContextInfo: scope };
    this.registry.syncInstance(instanceId, instance);
    const locked = within || this.isLocked(field, scope);
    this.shown.push({ field, path, scope, instance, locked });
    if (!field.components) return;
    if (field.type !== 'dynamiclist' || !field.isRepeating) {
      for (const child of field.components) this.visit(child, scope, indexes, locked);
      return;
    }
    const rows = valueAt(this.viewer._getState().data, path);
    if (Array.isArray(rows))
      rows.forEach((row, index) => this.row(field, row, index, scope, indexes, locked));
  }

  private row(
    list: Field,
    row: unknown,
    index: number,
    outer: Scope,
    indexes: Record<string, number>,
    locked: boolean,
  ) {
    const scope = {
      data: outer.data,
      this: row,
      parent: buildExpressionContext({ ...outer, data: outer.this }) as object,
      i: [...outer.i, index + 1],
    };
    for (const child of list.components ?? []) {
      this.visit(child, scope, { ...indexes, [list.id]: index }, locked);
    }
  }
}
