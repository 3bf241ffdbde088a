import { options, type VNode } from 'preact';
import i18next from 'i18next';

const say = (key: string, parameters: object = {}): string =>
  i18next.t(key as never, { ns: 'formDesign', ...parameters }) as unknown as string;

/** The English texts in the code of form-js' editor that a designer of forms meets, and ours for them. */
const texts: Record<string, string> = {
  Components: 'editor.components',
  'Search components': 'editor.search',
  'Clear content': 'editor.clear',
  'No components found.': 'editor.none',
  Input: 'editor.groups.input',
  Selection: 'editor.groups.selection',
  Presentation: 'editor.groups.presentation',
  Containers: 'editor.groups.containers',
  Action: 'editor.groups.action',
  Repeatable: 'editor.repeatable',
  'Build your form': 'editor.emptyTitle',
  'Drag and drop components here to start designing.': 'editor.emptyText',
  'Use the preview window to test your form.': 'editor.emptyPreview',
  'Drag and drop components here.': 'editor.emptyGroup',
  'Text view is empty': 'editor.textEmpty',
  'Text view is templated': 'editor.textFilled',
  'Text view is populated by an expression': 'editor.textFilled',
  'Html view is empty': 'editor.textEmpty',
  'Html view is templated': 'editor.textFilled',
  'Html view is populated by an expression': 'editor.textFilled',
};

const shapes: [RegExp, string][] = [
  [/^Create an? (.+) element$/, 'editor.create'],
  [/^Remove (.+)$/, 'editor.remove'],
];

function worded(text: string): string {
  const key = texts[text];
  if (key) return say(key);
  for (const [shape, name] of shapes) {
    const found = shape.exec(text);
    if (found) return say(name, { name: found[1] });
  }
  return text;
}

const attributes = ['title', 'placeholder', 'aria-label'];

function reword(node: VNode): void {
  if (typeof node.type !== 'string') return;
  const props = node.props as Record<string, unknown>;
  // What people wrote themselves stands in labels of fields.
  if (/fjs-form-field(?!-placeholder)|fjs-label/.test(String(props.class ?? ''))) return;
  for (const name of attributes) {
    if (typeof props[name] === 'string') props[name] = worded(props[name]);
  }
  if (props.type === 'text' && props.placeholder && !props['aria-label']) {
    props['aria-label'] = props.placeholder;
  }
  const { children } = props;
  if (typeof children === 'string') props.children = worded(children);
  else if (Array.isArray(children)) {
    props.children = children.map((one: unknown) => (typeof one === 'string' ? worded(one) : one));
  }
}

/** While it is on, form-js' editor speaks the language of the screen. @return turns it off */
export function speak(): () => void {
  const before = options.vnode;
  options.vnode = (node) => {
    reword(node);
    before?.(node);
  };
  return () => {
    options.vnode = before;
  };
}
