// `npm start`: installs, builds, and opens VS Code with the extension on examples/.
//   --served      the VS Code of test/host, even where `code` is installed
//   --port <n>    its port (any free one)
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { codeOnPath, openDownloaded, openInstalled, serve } from './lib/open-code.mjs';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const { values } = parseArgs({
  options: { served: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
});

try {
  requireNode();
  ensureDependencies(root);
  build();
  await open();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function build() {
  console.log('Building the extension ...');
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed; what it said stands above.');
}

async function open() {
  const code = values.served ? undefined : codeOnPath(process.env);
  if (code !== undefined) {
    console.log(`Opening ${code} with the extension on ${examples}`);
    if (openInstalled(code, root, examples)) return;
    console.log(`${code} did not start; going on without it.`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') await serve(root, examples, Number(values.port));
  else await openDownloaded(root, examples);
}
