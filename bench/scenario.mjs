// Times of a scenario: re-check after a keystroke, and the prediction of a thousand VMs, beside a plain parse. See README.md here.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, '.tsbuild', `bench-scenario-${process.pid}.cjs`);
mkdirSync(path.dirname(outfile), { recursive: true });

// Bundled from source each time: what is measured is the code as it stands, made ready as the product's own bundles are.
await build({
  entryPoints: [path.join(root, 'bench/scenario/main.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile,
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
