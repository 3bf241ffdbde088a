/**
 * Random forms, filled in at random: the verdict of form-js in real Chromium against that of the server's bundle.
 *
 *   npm run test:differential [-- --cases 300 --seed 1 --record]
 *
 * --record writes a sample of what Chromium said for the Java tests, which hold GraalJS to it.
 */
process.env.TZ = 'Asia/Shanghai';
const { readFile, writeFile } = await import('node:fs/promises');
const { fileURLToPath } = await import('node:url');
const { isDeepStrictEqual, parseArgs } = await import('node:util');
const vm = await import('node:vm');
const { build } = await import('esbuild');
const { chromium } = await import('playwright-core');
const { scenario } = await import('./random.mjs');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: settings } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
});

const server = vm.createContext({});
vm.runInContext(await readFile(here('../../dist-validator/form-validator.js'), 'utf8'), server);

const page = await build({
  entryPoints: [here('./page.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  alias: { '@': here('../../src') },
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const context = await browser.newContext({ timezoneId: 'Asia/Shanghai' });
const tab = await context.newPage();
await tab.addScriptTag({ content: page.outputFiles[0].text });

const sorted = (errors) => errors.map(({ field, code }) => `${field} ${code}`).sort();
const json = (value) => JSON.parse(JSON.stringify(value));
const recorded = [];
let refused = 0;
let faults = 0;
let different = 0;

for (let seed = Number(settings.seed); seed < Number(settings.seed) + Number(settings.cases); seed++) {
  const { schema, known, edits } = json(scenario(seed));
  const there = await tab.evaluate(([a, b, c]) => window.play(a, b, c), [schema, known, edits]);
  const args = [schema, known, there.values].map((part) => JSON.stringify(part));
  const here = JSON.parse(server.check(...args, 'zh'));
  const same =
    isDeepStrictEqual(sorted(there.errors), sorted(here.errors)) &&
    (there.errors.length > 0 || isDeepStrictEqual(there.values, here.values));
  if (there.errors.length > 0) refused++;
  faults += there.errors.length;
  if (!same) {
    different++;
    const show = {
      chromium: sorted(there.errors),
      server: sorted(here.errors),
      sent: there.values,
      kept: here.values,
    };
    console.log(`Different for seed ${seed}:`, JSON.stringify({ ...show, known, schema }));
  }
  if (recorded.length < 60) {
    recorded.push({ seed, schema, known, submission: there.values, errors: sorted(there.errors) });
  }
}
await browser.close();

console.log(
  `${settings.cases} forms, ${refused} refused for ${faults} faults, ${different} with different verdicts`,
);
if (settings.record && different === 0) {
  const target = here('../../../server/src/test/resources/form/chromium.json');
  await writeFile(target, `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
}
process.exitCode = different === 0 ? 0 : 1;
