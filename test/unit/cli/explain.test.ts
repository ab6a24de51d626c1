import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../support/golden';
import { hvbackup } from './harness';

describe('explain', () => {
  test('golden: text', async () => {
    const { code, stdout, stderr } = await hvbackup(['explain', '0x80070050', '--host-os', '2012-r2']);
    expect([code, stderr]).toEqual([0, '']);
    expectGolden('cli/explain-text', stdout);
  });

  test('golden: JSON', async () => {
    const { code, stdout, stderr } = await hvbackup(['explain', 'VMMS', '10103', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    expectGolden('cli/explain-json', stdout);
  });

  test.each<[string, string[]]>([
    ['one word', ['10103']],
    ['several words', ['event', 'id', '10103']],
    ['options before and after', ['--host-os', '2012', 'VMMS', '--format', 'json', '10103']],
  ])('%s', async (_name, argv) => {
    const { code, stdout } = await hvbackup(['explain', ...argv]);
    expect(code).toBe(0);
    expect(stdout).toContain('Event 10103 of Microsoft-Windows-Hyper-V-VMMS');
  });

  test.each<[string[]]>([
    [['-2147024816']],
    [['-2147024816', '--format', 'json']],
    [['--format', 'json', '-2147024816']],
    [['--', '-2147024816']],
  ])('a negative number is a value: %j', async (argv) => {
    const { code, stdout, stderr } = await hvbackup(['explain', ...argv]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('0x80070050 ERROR_FILE_EXISTS');
    expect(stdout.startsWith('{')).toBe(argv.includes('json'));
  });

  test('nothing known is an answer, not a failure', async () => {
    const { code, stdout, stderr } = await hvbackup(['explain', 'VMMS', '10999', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    const { version, matches, note } = JSON.parse(stdout) as { version: number; matches: unknown[]; note: string };
    expect([version, matches]).toEqual([1, []]);
    expect(note).toContain('Nearest known: VMMS 10189');
  });

  test.each<[string[], string]>([
    [[], 'Name what to explain, for example 10103'],
    [[''], 'Name what to explain'],
    [['10103', '--format', 'sarif'], '--format cannot be "sarif"'],
    [['10103', '--host-os', 'windows-95'], '--host-os cannot be "windows-95"'],
    [['10103', '--clock-offset', 'HV01'], '--clock-offset cannot be "HV01"'],
    [['10103', '--frmat', 'json'], 'There is no option --frmat. Did you mean --format?'],
    [['--format', '-5'], 'Option --format needs a value'],
  ])('%j cannot be run', async (argv, says) => {
    const { code, stdout, stderr } = await hvbackup(['explain', ...argv]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });

  test('what has no effect is said', async () => {
    const { code, stderr } = await hvbackup(['explain', '10103', '--anonymize']);
    expect([code, stderr]).toEqual([0, 'hvbackup: --anonymize has no effect on "explain".\n']);
  });

  test('only explain reads a negative number as a value', async () => {
    const { code, stderr } = await hvbackup(['check', '-5'], { files: {} });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no option -5');
  });

  test('a terminal gets no control character of the query', async () => {
    const { stdout } = await hvbackup(['explain', '\u001b[2Jx'], { isTTY: true });
    expect(stdout).toContain('\\x1b[2Jx');
    expect(stdout).not.toContain('\u001b');
  });
});
