// Times of the language service for VM configurations, against its budgets and against fast-xml-parser. See README.md here.
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, '.tsbuild', `bench-vm-config-${process.pid}.mjs`);
mkdirSync(path.dirname(outfile), { recursive: true });

// Bundled from source each time: what is measured is the code as it stands, made ready as the product's own bundles are.
await build({
  entryPoints: [path.join(root, 'bench/vm-config/main.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
