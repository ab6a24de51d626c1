// `npm test`: installs, then checks and tests everything. The last line is `N passed, N failed`; the exit code says the same.
//   --unit    without the stages that start VS Code
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isHostPlatform } from '../test/host/versions.mjs';
import { runnerCounts, vitestCounts } from './lib/counts.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { checkStage, runCommand, runStages } from './lib/stages.mjs';

/** @typedef {import('./lib/stages.mjs').Stage} Stage */

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);
const { values } = parseArgs({ options: { unit: { type: 'boolean', default: false } } });
const reports = mkdtempSync(path.join(tmpdir(), 'hvb-reports-'));
const corpus = path.resolve(root, '../shared/corpus');
// Real files, for those who have them: the tests over them are skipped without.
if (process.env['HVB_CORPUS'] === undefined && existsSync(corpus)) process.env['HVB_CORPUS'] = corpus;

let failed = 1;
try {
  requireNode();
  ensureDependencies(root);
  const counts = await runStages([...checks(), ...(values.unit ? [] : journeys())]);
  failed = counts.failed;
  if (counts.skipped) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

/** @returns {Stage[]} */
function checks() {
  const generated = tool('generated files', 'scripts/generate.mjs', '--check');
  return [
    tool('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    tool('lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
    tool('types', 'node_modules/typescript/bin/tsc', '-b'),
    tool('build', 'esbuild.mjs'),
    ...(existsSync('scripts/generate.mjs') ? [generated] : []),
    vitest('unit tests', []),
  ];
}

/** @returns {Stage[]} */
function journeys() {
  // The oldest VS Code that package.json promises is quick to bring where it comes from npm; elsewhere CI has a job for it.
  const versions = isHostPlatform ? ['newest', 'oldest'] : ['newest'];
  return [
    ...versions.map((version) => ({
      name: `integration tests (${version} VS Code)`,
      needs: ['build'],
      run: async () => {
        const report = path.join(reports, `integration-${version}.json`);
        const args = ['test/integration/run-tests.mjs', '--vscode', version, '--report', report];
        const code = await runCommand(process.execPath, args);
        return runnerCounts(readReport(report), code);
      },
    })),
    isHostPlatform
      ? { ...vitest('journeys', ['--config', 'test/journeys/vitest.config.mts']), needs: ['build'] }
      : skipped('journeys', 'they drive the VS Code that comes from npm, which is there for Linux on x64 only'),
    {
      ...vitest('proof of the test host', ['--config', 'test/integration/host-proof/vitest.config.mts']),
      needs: ['build'],
    },
  ];
}

/**
 * A tool of the project, run by this Node: no shell, and the same on every platform.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 */
function tool(name, script, ...args) {
  return checkStage(name, process.execPath, [script, ...args]);
}

/**
 * A stage that cannot be run here, which is said and counted.
 * @param {string} name
 * @param {string} reason
 * @returns {Stage}
 */
function skipped(name, reason) {
  return {
    name,
    run: () => {
      console.log(`Skipped: ${reason}.`);
      return Promise.resolve({ passed: 0, failed: 0, skipped: 1 });
    },
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} flags
 * @returns {Stage}
 */
function vitest(name, flags) {
  return {
    name,
    run: async () => {
      const report = path.join(reports, `${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const args = ['node_modules/vitest/vitest.mjs', 'run', ...flags, ...reporters];
      const code = await runCommand(process.execPath, args);
      return vitestCounts(readReport(report), code);
    },
  };
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
