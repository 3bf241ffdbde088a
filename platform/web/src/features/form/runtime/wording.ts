import { Fragment } from 'preact';
import type { FieldComponent } from './island';

/** Texts that form-js has in its code, and ours for them. */
export interface Wording {
  text(text: string): string;
}

interface Vnode {
  type: unknown;
  props: Record<string, unknown> & { children?: unknown };
}

const isVnode = (value: unknown): value is Vnode =>
  typeof value === 'object' && value !== null && 'props' in value && 'type' in value;

const attributes = ['aria-label', 'title', 'placeholder'];

/** Replaces texts in what a component of form-js has drawn, before preact sees it. */
function reword(tree: unknown, wording: Wording, wrap: (type: unknown) => unknown): unknown {
  if (typeof tree === 'string') return wording.text(tree);
  if (Array.isArray(tree)) return tree.map((part) => reword(part, wording, wrap));
  if (!isVnode(tree)) return tree;
  tree.type = wrap(tree.type);
  const { props } = tree;
  if (typeof tree.type === 'string') {
    for (const name of attributes) {
      if (typeof props[name] === 'string') props[name] = wording.text(props[name]);
    }
  }
  if (props.children !== undefined) props.children = reword(props.children, wording, wrap);
  return tree;
}

type Component = (this: unknown, props: unknown) => unknown;

/** @param depth how many levels of components drawn inside are worded as well */
export function worded<C extends Component>(component: C, wording: Wording, depth = 0): C {
  const known = new Map<unknown, unknown>();
  const wrap = (type: unknown) => {
    if (depth === 0 || typeof type !== 'function' || type === Fragment) return type;
    if (!known.has(type)) known.set(type, worded(type as Component, wording, depth - 1));
    return known.get(type);
  };
  return function (this: unknown, props: unknown) {
    return reword(component.call(this, props), wording, wrap);
  } as C;
}

export const wordedField = (component: unknown, wording: Wording): FieldComponent =>
  Object.assign(worded(component as Component, wording) as unknown as FieldComponent, {
    config: (component as FieldComponent).config,
  });
