import { readFile } from 'node:fs/promises';

/**
 * Two changes of form-js' libraries for the server, where expressions are dear: FEEL is parsed once for each
 * expression, and contexts are built only for fields that have a condition. The differential test is their judge.
 */
const feelin = [
  [
    'const interpreter = new Interpreter();',
    `const interpreter = new Interpreter();
const roots = new Map();
// How FEEL is parsed depends on the data only where a name has blanks or signs in it.
function rootOf(kind, expression, parse) {
  if (globalThis.feelHasPlainNames !== true) return parse().root;
  const key = kind + expression;
  let root = roots.get(key);
  if (root === undefined) {
    if (roots.size >= 5000) roots.clear();
    root = parse().root;
    roots.set(key, root);
  }
  return root;
}`,
  ],
  [
    'const { root } = interpreter.unaryTest(expression, evalContext, dialect, interpreterContext);',
    "const root = rootOf('?', expression, () => interpreter.unaryTest(expression, evalContext, dialect, interpreterContext));",
  ],
  [
    'const { root } = interpreter.evaluate(expression, evalContext, dialect, interpreterContext);',
    "const root = rootOf('=', expression, () => interpreter.evaluate(expression, evalContext, dialect, interpreterContext));",
  ],
  // Nobody reads the warnings, and remembered expressions would gather them for ever.
  ['addWarning(node, type, details) {', 'addWarning(node, type, details) { return;'],
];

const viewer = [
  [
    `const localExpressionContext = buildExpressionContext({
          this: scopeData,
          data: contextData,
          i: expressionIndexes,
          parent: parentScopeData
        });`,
    `const localExpressionContext = conditional && conditional.hide && buildExpressionContext({
          this: scopeData,
          data: contextData,
          i: expressionIndexes,
          parent: parentScopeData
        });`,
  ],
];

function changed(source, changes, path) {
  return changes.reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) {
      throw new Error(
        `${path} is not the version that lighter.mjs knows: "${before.slice(0, 60)}" not found once`,
      );
    }
    return text.replace(before, () => after);
  }, source);
}

export const lighter = {
  name: 'lighter',
  setup(build) {
    const change = (filter, changes) =>
      build.onLoad({ filter }, async ({ path }) => ({
        contents: changed(await readFile(path, 'utf8'), changes, path),
        loader: 'js',
      }));
    change(/@bpmn-io\/feelin\/dist\/index\.js$/, feelin);
    change(/@bpmn-io\/form-js-viewer\/dist\/index\.es\.js$/, viewer);
  },
};
