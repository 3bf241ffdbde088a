import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lighter } from './lighter.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const nothing = here('./nothing.ts');

await mkdir(here('../dist-validator'), { recursive: true });
await build({
  entryPoints: [here('./index.ts')],
  outfile: here('../dist-validator/form-validator.js'),
  bundle: true,
  format: 'iife',
  target: 'es2022',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: false,
  legalComments: 'eof',
  logLevel: 'warning',
  alias: { flatpickr: nothing, dompurify: nothing, marked: nothing },
  plugins: [lighter],
});
