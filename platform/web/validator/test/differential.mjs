/**
 * The forms of the repository and random ones, filled in at random by several people: the verdict of form-js in real
 * Chromium against that of the server's bundle.
 *
 *   npm run test:differential [-- --cases 300 --persons 1 --seed 1 --seconds 600 --record]
 *
 * --seconds ends it early, whatever was asked for. --record writes a sample of what Chromium said for the Java tests,
 * which hold GraalJS to it.
 */
process.env.TZ = 'Asia/Shanghai';
const { readdir, readFile, writeFile } = await import('node:fs/promises');
const { fileURLToPath } = await import('node:url');
const { isDeepStrictEqual, parseArgs } = await import('node:util');
const vm = await import('node:vm');
const { build } = await import('esbuild');
const { chromium } = await import('playwright-core');
const { ofForm, scenario } = await import('./random.mjs');

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: settings } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    persons: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '600' },
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

const until = Date.now() + Number(settings.seconds) * 1000;
const persons = Number(settings.persons);
let forms = 0;
let submissions = 0;

async function compare(name, { schema, known, people }) {
  forms++;
  for (const edits of people) {
    submissions++;
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
      console.log(`Different for ${name}:`, JSON.stringify({ ...show, known, schema }));
    }
    if (typeof name === 'number' && recorded.length < 60 && edits === people[0]) {
      recorded.push({ seed: name, schema, known, submission: there.values, errors: sorted(there.errors) });
    }
  }
}

const definitions = here('../../../../form-definitions');
const shipped = (await readdir(definitions, { recursive: true }))
  .filter((file) => file.endsWith('.form'))
  .sort();
for (const file of shipped) {
  const schema = JSON.parse(await readFile(`${definitions}/${file}`, 'utf8'));
  await compare(file, json(ofForm(schema, Number(settings.seed), Math.max(3, persons))));
}
for (let n = 0; n < Number(settings.cases) && Date.now() < until; n++) {
  const seed = Number(settings.seed) + n;
  await compare(seed, json(scenario(seed, persons)));
}
await browser.close();

console.log(
  `${forms} forms (${shipped.length} of the repository) × ${submissions} submissions, ` +
    `${refused} refused for ${faults} faults, ${different} with different verdicts`,
);
if (settings.record && different === 0) {
  const target = here('../../../server/src/test/resources/form/chromium.json');
  await writeFile(target, `[\n${recorded.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
}
process.exitCode = different === 0 ? 0 : 1;
