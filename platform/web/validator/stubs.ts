/** form-js touches the browser while it is loaded; this is as much of one as it needs to validate. */
const element = () => ({
  classList: { add: () => undefined },
  setAttribute: () => undefined,
  appendChild: () => undefined,
  style: {},
});

const browser: Record<string, unknown> = {
  document: { createElement: element, querySelector: () => null, body: element() },
  KeyboardEvent: Object,
  setTimeout: () => 0,
  clearTimeout: () => undefined,
};

for (const [name, value] of Object.entries(browser)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value });
}
if (!('window' in globalThis)) Object.defineProperty(globalThis, 'window', { value: globalThis });
