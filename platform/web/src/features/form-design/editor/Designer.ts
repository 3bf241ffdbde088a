import { FormEditor } from '@bpmn-io/form-js-editor';
import type { FormSchema } from '@/lib/form-view';
import { type Component, componentsOf, everyComponent, without } from '../schema';
import { designFields } from './fields';
import { speak } from './wording';

interface Modeling {
  editFormField(component: Component, properties: object): void;
  addFormField(attributes: object, parent: Component, index: number): Component;
  moveFormField(
    component: Component,
    from: Component,
    to: Component,
    fromIndex: number,
    toIndex: number,
    fromRow: unknown,
    toRow: unknown,
  ): void;
  removeFormField(component: Component, parent: Component, index: number): void;
}

interface Registry {
  get(id: string): Component | undefined;
}

interface Stack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

interface Selection {
  get(): Component | null;
  set(component: Component | null): void;
}

interface Layouter {
  getRowForField(component: Component): unknown;
}

const nowhere = { attachTo: () => undefined, detach: () => undefined };

/** Enter in the palette adds a field and moves the focus to it; the same Enter must not put it back at once. */
function keepChosen(container: HTMLElement) {
  let adding = false;
  const inPalette = ({ target }: Event) => target instanceof Element && target.closest('.fjs-palette-field');
  container.addEventListener(
    'keydown',
    (event) => (adding = event.key === 'Enter' && !!inPalette(event)),
    true,
  );
  container.addEventListener('keypress', (event) => adding && event.stopPropagation(), true);
  container.addEventListener('keyup', () => (adding = false), true);
}

/** form-js' editor with our fields in the palette; its properties are shown by a panel of ours. */
export class Designer {
  private readonly editor: FormEditor;
  private readonly silence = speak();

  constructor(container: HTMLElement, changed: () => void, selected: () => void) {
    this.editor = new FormEditor({
      container,
      exporter: { name: 'jianguan', version: '1.0.0' },
      propertiesPanel: { parent: document.createElement('div') },
      additionalModules: [
        { propertiesPanel: ['value', nowhere], propertiesProvider: ['value', null] },
        designFields(),
      ],
    } as never);
    keepChosen(container);
    this.editor.on('commandStack.changed', 500, changed);
    this.editor.on('selection.changed', 500, selected);
    this.editor.on('import.done', 500, selected);
  }

  private get<T>(service: string): T {
    return this.editor.get(service) as T;
  }

  private get modeling(): Modeling {
    return this.get('modeling');
  }

  private get selection(): Selection {
    return this.get('selection');
  }

  private get stack(): Stack {
    return this.get('commandStack');
  }

  async open(schema: FormSchema) {
    await this.editor.importSchema(JSON.parse(JSON.stringify(schema)));
  }

  schema(): FormSchema {
    return this.editor.saveSchema() as unknown as FormSchema;
  }

  /** The form itself. */
  get root(): Component {
    return (this.editor._getState() as { schema: Component }).schema;
  }

  /** What is chosen; the form itself where nothing is. */
  get chosen(): Component {
    return this.selection.get() ?? this.root;
  }

  parentOf(component: Component): Component | undefined {
    return component._parent === undefined
      ? undefined
      : this.get<Registry>('formFieldRegistry').get(component._parent);
  }

  isInList(component: Component): boolean {
    const parent = this.parentOf(component);
    return parent !== undefined && (parent.type === 'dynamiclist' || this.isInList(parent));
  }

  edit(component: Component, property: string, value: unknown) {
    this.modeling.editFormField(component, { [property]: value });
  }

  choose(name: string) {
    const found = [...everyComponent(this.root)].find(
      ({ key, path, id }) => name === key || name === path || name === id || name.endsWith(`.${String(key)}`),
    );
    if (found) this.selection.set(this.get<Registry>('formFieldRegistry').get(found.id) ?? null);
  }

  private place(component: Component) {
    const parent = this.parentOf(component);
    const siblings = componentsOf(parent);
    return { parent, siblings, index: siblings.findIndex(({ id }) => id === component.id) };
  }

  canMove(component: Component, by: 1 | -1): boolean {
    const { index, siblings } = this.place(component);
    return index >= 0 && index + by >= 0 && index + by < siblings.length;
  }

  /** To a row of its own, before or after its neighbour. */
  move(component: Component, by: 1 | -1) {
    const { parent, index } = this.place(component);
    if (!parent || !this.canMove(component, by)) return;
    const row = this.get<Layouter>('formLayouter').getRowForField(component);
    this.modeling.moveFormField(
      component,
      parent,
      parent,
      index,
      by === 1 ? index + 2 : index - 1,
      row,
      null,
    );
  }

  copy(component: Component) {
    const { parent, index } = this.place(component);
    if (!parent) return;
    const fresh = without(component, 'id', 'key', 'path', 'components', 'layout');
    const plain = Object.fromEntries(Object.entries(fresh).filter(([name]) => !name.startsWith('_')));
    this.modeling.addFormField(JSON.parse(JSON.stringify(plain)) as object, parent, index + 1);
  }

  remove(component: Component) {
    const { parent, index } = this.place(component);
    if (parent) this.modeling.removeFormField(component, parent, index);
  }

  undo() {
    this.stack.undo();
  }

  redo() {
    this.stack.redo();
  }

  get can() {
    return { undo: this.stack.canUndo(), redo: this.stack.canRedo() };
  }

  destroy() {
    this.editor.destroy();
    this.silence();
  }
}
