// Runs the integration tests in a real VS Code, the same ones everywhere: in the VS Code that test/host installs from npm on
// Linux x64, in a desktop VS Code that @vscode/test-electron downloads on other platforms or with --desktop.
//   --desktop                  always the desktop
//   --vscode newest|oldest     which version (or HVB_VSCODE)
//   --suite, --extension, --folder <path>   other tests, extension or workspace than ours
//   --report <file>            writes { passed, failed, skipped } as JSON
//   HVB_RUN_LIMIT_S            how long a run may take (900 s)
//   HVB_SILENCE_LIMIT_S        how long no test may begin or end (180 s, above mocha's own limit for one test)
import { runTests } from '@vscode/test-electron';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hostName, hostVersions, isHostPlatform } from '../host/versions.mjs';
import { bundleSuite } from './runner/bundle.mjs';
import { EventLog } from './runner/events.mjs';
import { stopRun, whyStop } from './runner/limit.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    vscode: { type: 'string' },
    suite: { type: 'string', default: path.join(root, 'test/integration/suite') },
    extension: { type: 'string', default: root },
    folder: { type: 'string', default: path.join(root, 'examples') },
    report: { type: 'string' },
  },
});
const name = hostName(values.vscode ?? process.env['HVB_VSCODE']);
const onHost = isHostPlatform && !values.desktop;

// Resolved: macOS names its temporary folder by way of a symbolic link, and VS Code would show another path than ours.
const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'hvb-')));
const log = new EventLog(path.join(work, 'events.jsonl'), console.log);
const limits = {
  runSeconds: Number(process.env['HVB_RUN_LIMIT_S'] ?? 900),
  silenceSeconds: Number(process.env['HVB_SILENCE_LIMIT_S'] ?? 180),
};
const started = performance.now();
const follow = setInterval(watch, 250);
let stopped = false;
/** @type {string | undefined} */
let bundle;
/** @type {string[]} */
const troubles = [];
try {
  bundle = await bundleSuite(path.resolve(values.suite));
  await runBundle(bundle);
} catch (error) {
  troubles.push(error instanceof Error ? error.message : String(error));
} finally {
  clearInterval(follow);
  log.update();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  if (bundle !== undefined) rmSync(bundle, { recursive: true, force: true });
}
finish();

/** @param {string} tests */
async function runBundle(tests) {
  const { vscode, desktop } = hostVersions[name];
  console.log(`VS Code ${onHost ? `${vscode} from npm` : `${desktop}, desktop`}`);
  // Tests edit files: they get a copy.
  const folder = path.join(work, 'examples');
  cpSync(path.resolve(values.folder), folder, { recursive: true });
  await runTests({
    ...(onHost ? { vscodeExecutablePath: path.join(root, 'test/host/code.mjs') } : { version: desktop }),
    extensionDevelopmentPath: path.resolve(values.extension),
    extensionTestsPath: path.join(tests, 'index.js'),
    launchArgs: [
      folder,
      '--disable-extensions',
      `--user-data-dir=${path.join(work, 'user')}`,
      `--extensions-dir=${path.join(work, 'extensions')}`,
    ],
    extensionTestsEnv: { HVB_VSCODE: name, HVB_TEST_EVENTS: log.file },
  });
}

/** Takes in what the tests reported since, and stops a run that reports nothing any more. */
function watch() {
  log.update();
  const now = performance.now();
  const silenceSeconds = log.lastEventAt === undefined ? undefined : (now - log.lastEventAt) / 1000;
  const reason = whyStop({ runSeconds: (now - started) / 1000, silenceSeconds }, limits);
  if (reason === undefined || stopped) return;
  stopped = true;
  troubles.push(`${reason} It was stopped.`);
  stopRun();
}

/** Says what there is to say, and ends with the exit code: success is only what ran to its end with nothing failed. */
function finish() {
  if (!log.ended && log.running !== undefined) troubles.push(`It ended during the test '${log.running}'.`);
  if (!log.ended) troubles.push('The tests did not run to their end.');
  for (const trouble of troubles) console.error(trouble);
  // A failed test makes the run fail, and is counted already. A run that broke off for another reason is one failure more.
  const failed = log.failed + (log.ended && (log.failed > 0 || troubles.length === 0) ? 0 : 1);
  const skipped = log.skipped > 0 ? `, ${log.skipped} skipped` : '';
  if (values.report !== undefined) {
    writeFileSync(values.report, JSON.stringify({ passed: log.passed, failed, skipped: log.skipped }));
  }
  console.log(`${log.passed} passed, ${failed} failed${skipped}`);
  process.exit(failed > 0 || log.passed === 0 ? 1 : 0);
}
