// A test run that cannot fail proves nothing. Each way of failing, tried on a toy extension with the runner we use.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const here = import.meta.dirname;

function runSuite(
  suite: string,
  env: NodeJS.ProcessEnv = {},
): { readonly code: number | null; readonly output: string } {
  const runner = path.join(here, '../run-tests.mjs');
  const at = (name: string): string => path.join(here, name);
  const flags = ['--suite', at(suite), '--extension', at('toy'), '--folder', at('folder')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...flags], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: status, output: stdout + stderr };
}

describe('the exit code of a test run', () => {
  test('is zero when the tests pass: the toy is loaded, its folder is open, files are found', () => {
    const { code, output } = runSuite('healthy');
    expect(output).toContain('2 passed, 0 failed');
    expect(code).toBe(0);
  });

  test('is not zero when a test fails', () => {
    const { code, output } = runSuite('failing');
    expect(output).toContain('FAILED  A suite that fails');
    expect(output).toContain('0 passed, 1 failed');
    expect(code).toBe(1);
  });

  test('is not zero when the extension host is killed', () => {
    const { code, output } = runSuite('killed');
    expect(output).toContain("during the test 'A suite that is killed with its extension host'");
    expect(output).toContain('0 passed, 1 failed');
    expect(code).toBe(1);
  });

  test('is not zero when a test never ends', () => {
    const { code, output } = runSuite('endless', { HVB_SILENCE_LIMIT_S: '4' });
    expect(output).toContain('No test ended or began for 4 s. It was stopped.');
    expect(output).toContain("during the test 'A suite that never ends'");
    expect(output).toContain('0 passed, 1 failed');
    expect(code).toBe(1);
  });
});
