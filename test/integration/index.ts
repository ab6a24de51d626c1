// What VS Code loads as `extensionTestsPath`: mocha, inside the extension host, over the test files bundled beside this file.
// Each step is written to HVB_TEST_EVENTS as it happens, because whoever started us must be able to tell what a killed or
// hanging extension host was doing. Without that variable (F5 in VS Code) the tests report on the console.
import { appendFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

// An editor under test waits for servers and windows. The limit is for a hang; it says nothing about speed.
const testLimitMs = 120_000;

/** Runs every test file; rejects when one of the tests fails. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const events = process.env['HVB_TEST_EVENTS'];
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: testLimitMs,
    color: false,
    // Tests that were left out by `only` would count for nothing, silently.
    forbidOnly: process.env['CI'] !== undefined,
    reporter: events === undefined ? 'spec' : eventReporter(events),
  });
  const suite = path.join(__dirname, 'suite');
  for (const file of readdirSync(suite).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(suite, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function eventReporter(file: string): Mocha.ReporterConstructor {
  const write = (event: Record<string, unknown>): void => {
    appendFileSync(file, `${JSON.stringify(event)}\n`);
  };
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
      super(runner, options);
      runner.on('test', (test) => {
        write({ kind: 'begin', title: test.fullTitle() });
      });
      runner.on('pass', (test) => {
        write({ kind: 'pass', title: test.fullTitle(), ms: test.duration });
      });
      runner.on('fail', (test, error: unknown) => {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        write({ kind: 'fail', title: test.fullTitle(), reason });
      });
      runner.on('pending', (test) => {
        write({ kind: 'skip', title: test.fullTitle() });
      });
      runner.on('end', () => {
        write({ kind: 'end' });
      });
    }
  };
}
