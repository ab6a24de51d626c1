import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/sources';
import { expectGolden } from '../support/golden';

const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const vsixBudgetBytes = 2 * 1024 * 1024;
/** Ten times smaller than the client library, so that this one cannot slip in unseen. */
const entryBudgetBytes = 40 * 1024;
let folder: string;

function run(...args: string[]): string {
  return execFileSync(process.execPath, [vsce, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A log of the sample workspace. */
const log = path.join(root, 'examples/HV01/HV01-VMMS-Admin.evtx');

/** What a copy of the command line writes. */
function ask(file: string, ...args: string[]): string {
  return execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('package', () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hvb-vsix-'));
    expect(existsSync(path.join(root, 'dist/extension.js')), 'dist/ is there: run `npm run build` first').toBe(true);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds exactly the files of the stored list', () => {
    const files = run('ls', '--no-dependencies')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .sort();
    expectGolden('packaged-files', `${files.join('\n')}\n`);
  });

  test('is within its budget of 2 MB', () => {
    const vsix = path.join(folder, 'extension.vsix');
    run('package', '--no-dependencies', '--skip-license', '--out', vsix);
    expect(statSync(vsix).size).toBeLessThanOrEqual(vsixBudgetBytes);
  });

  test('loads no more than its entry for foreign XML: the client library is in a bundle of its own', () => {
    expect(statSync(path.join(root, 'dist/extension.js')).size).toBeLessThanOrEqual(entryBudgetBytes);
    expect(statSync(path.join(root, 'dist/language/node.js')).size).toBeGreaterThan(entryBudgetBytes);
  });

  test('has a command line that loads the rules only for a command that needs them', () => {
    const copy = path.join(folder, 'dist');
    cpSync(path.join(root, 'dist'), copy, { recursive: true });
    rmSync(path.join(copy, 'parts/diagnosis.js'));
    const cli = path.join(copy, 'cli.js');
    expect(ask(cli, '--version')).toBe('unknown\n');
    expect(ask(cli, 'check', '--help')).toContain('hvbackup check PATH...');
    expect(ask(cli, 'events', log)).toContain('"provider":"Microsoft-Windows-Hyper-V-VMMS"');
    expect(() => ask(cli, 'explain', 'HVB001')).toThrow('parts/diagnosis');
    copyFileSync(path.join(root, 'dist/parts/diagnosis.js'), path.join(copy, 'parts/diagnosis.js'));
    expect(ask(cli, 'explain', 'HVB001')).toContain('HVB001');
  });

  test('has no native module and asks no network', () => {
    expect(run('ls', '--no-dependencies')).not.toMatch(/\.node$|node_modules/m);
  });
});
