import type { Fault, Field, Files } from '../fields/definition';
import { faultsOf } from './faults';
import { type Path, setAt, valueAt } from './paths';
import type { Say } from './say';

/** The parts of form-js 1.23 that we build on and its own types leave out. */
export interface Viewer {
  _getState(): ViewerState;
  _setState(state: Partial<ViewerState>): void;
  _getSubmitData(): Record<string, unknown>;
  _getInitializedFieldData(
    data: object,
    options?: { container: Field; indexes: Record<string, number> },
  ): Record<string, unknown>;
  validate(): unknown;
  get<T>(service: string): T;
}

export interface ViewerState {
  data: Record<string, unknown>;
  initialData: Record<string, unknown>;
  errors: Record<string, unknown>;
  schema: Field;
}

export interface FieldInstance {
  instanceId: string;
  id: string;
  valuePath: Path;
  indexes?: Record<string, number>;
  expressionContextInfo: unknown;
}

interface Validator {
  validateFieldInstance(instance: FieldInstance, value: unknown): unknown[];
}

export interface FieldRegistry {
  get(id: string): Field | undefined;
  getForm(): Field;
}

export interface InstanceRegistry {
  getAll(): FieldInstance[];
  getAllKeyed(): FieldInstance[];
  syncInstance(id: string, instance: object): string;
  clear(): void;
}

/**
 * A didi module that has form-js' validator answer with our faults, each passed through `shape`: a text in the
 * browser, the whole fault on the server, which alone knows `files` to judge.
 */
export function spokenValidator(
  say: () => Say,
  shape: (faults: Fault[], instance: FieldInstance) => unknown[],
  files: () => Files | undefined = () => undefined,
) {
  const speak = (validator: Validator, fields: FieldRegistry, form: Viewer) => {
    const own = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      const field = fields.get(instance.id);
      if (!field) return [];
      const initial = valueAt(form._getState().initialData, instance.valuePath);
      const sentences = () => own(instance, value) as string[];
      return shape(faultsOf(field, value, initial, sentences, say(), files()), instance);
    };
    return validator;
  };
  speak.$inject = ['validator', 'formFieldRegistry', 'form'];
  return { __init__: ['spokenValidator'], spokenValidator: ['factory', speak] };
}

/** A didi module that adds field types or replaces form-js' own. */
export function fieldTypes(components: { config: { type: string } }[]) {
  const register = (formFields: { register(type: string, component: unknown): void }) => {
    for (const component of components) formFields.register(component.config.type, component);
  };
  register.$inject = ['formFields'];
  return { __init__: ['jianguanFields'], jianguanFields: ['factory', register] };
}

/** What form-js submits, and the lists that were emptied, which form-js forgets. */
export function submitData(form: Viewer): Record<string, unknown> {
  const data = form._getSubmitData();
  const fields = form.get<FieldRegistry>('formFieldRegistry');
  for (const { id, valuePath } of form.get<InstanceRegistry>('formFieldInstanceRegistry').getAll()) {
    const field = fields.get(id);
    const rows = valueAt(form._getState().data, valuePath);
    if (field?.type === 'dynamiclist' && Array.isArray(rows) && rows.length === 0) setAt(data, valuePath, []);
  }
  return data;
}
