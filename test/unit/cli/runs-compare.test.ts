import { describe, expect, test } from 'vitest';
import { csvSet, noScsi, twoNights, type SequenceFixture } from '../../fixtures/sequence';
import { expectGolden } from '../../support/golden';
import { hvbackup, type CliResult } from './harness';

function compare({ logs }: SequenceFixture, ...argv: readonly string[]): Promise<CliResult> {
  const files = Object.fromEntries(Object.entries(logs()).map(([name, bytes]) => [`logs/${name}`, bytes]));
  return hvbackup(['runs', 'logs', ...argv], { files });
}

describe('runs --compare', () => {
  test('last: the last run that did not succeed beside the good one before it', async () => {
    const { code, stdout, stderr } = await compare(twoNights(), '--compare', 'last');
    expect([code, stderr]).toEqual([0, '']);
    expectGolden('cli/runs-compare-text', stdout);
  });

  test('two runs by their days, in the order that they are named in', async () => {
    const { stdout } = await compare(twoNights(), '--compare', '2014-03-06,2014-03-05', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      a: { outcome: 'failed' },
      b: { outcome: 'succeeded' },
      firstDifference: 7,
    });
  });

  test.each(['markdown', 'svg'])('as %s', async (format) => {
    const { code, stdout } = await compare(twoNights(), '--compare', 'last', '--format', format);
    expect(code).toBe(0);
    expect(stdout).toContain('removes the checkpoint and merges');
    expect(stdout.startsWith(format === 'svg' ? '<?xml' : '# Two Hyper-V backup runs')).toBe(true);
  });

  test('by id', async () => {
    const { stdout } = await compare(twoNights(), '--format', 'json');
    // Its shape is that of runs-to-json, which has its own tests.
    const ids = (JSON.parse(stdout) as { runs: { id: string }[] }).runs.map(({ id }) => id);
    expect((await compare(twoNights(), '--compare', ids.join(','))).code).toBe(0);
  });

  test('with pseudonyms no name is left', async () => {
    for (const format of ['text', 'json', 'markdown', 'svg']) {
      const { code, stdout } = await compare(twoNights(), '--compare', 'last', '--anonymize', '--format', format);
      expect(code).toBe(0);
      expect(stdout).toContain('VM-1');
      expect(stdout).not.toMatch(/VM001|HV01|corp/i);
    }
  });

  test('what cannot be compared is said in a sentence', async () => {
    const problem = async (made: SequenceFixture, ...argv: string[]): Promise<string> => {
      const { code, stdout, stderr } = await compare(made, ...argv);
      expect([code, stdout]).toEqual([2, '']);
      return stderr.split('\n')[0] ?? '';
    };
    expect(await problem(noScsi(), '--compare', 'last')).toBe(
      'hvbackup: No run that did not succeed has a good one of the same VM to be compared with.',
    );
    expect(await problem(twoNights(), '--compare', '2014-03-05')).toContain('Name two runs with a comma between');
    expect(await problem(twoNights(), '--compare', '2014-03-05,2014-04')).toBe(
      'hvbackup: No run begins at "2014-04" (UTC) or has this id. Runs: 2014-03-05T22:00:04.120 (VM001), 2014-03-06T22:00:04.120 (VM001).',
    );
    expect(await problem(csvSet(8), '--compare', '2014-03-06,2014-03-06')).toContain(
      '8 runs begin at "2014-03-06" (UTC): write more of it. They are: 2014-03-06T22:00:04.000 (VM01),',
    );
    expect(await problem(twoNights(), '--compare', 'last', '--format', 'mermaid')).toBe(
      'hvbackup: --compare has no format mermaid; it has text, json, markdown, svg.',
    );
    expect(await problem(csvSet(8), '--anonymize', '--compare', '2014-03-06,2014-03-06')).not.toMatch(/VM0\d/);
  });
});
