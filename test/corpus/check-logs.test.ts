import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hvbackup } from '../unit/cli/harness';

const corpus = process.env['HVB_CORPUS'];

interface Shown {
  readonly inputs: readonly {
    readonly path: string;
    readonly coverage: { readonly bytes: number; readonly bytesRead: number };
  }[];
  readonly findings: readonly { readonly code: string; readonly path: string }[];
}

/**
 * Findings on real logs, by the name of the file, each with the reason why it is right. None so far: these logs are of forensic
 * samples and of damaged files, and no record of theirs is of a backup; a finding that appears here is to be explained.
 */
const expected: Readonly<Record<string, readonly string[]>> = {};

describe.skipIf(corpus === undefined)('hvbackup check on every .evtx of the corpus', () => {
  const files = corpus === undefined ? [] : evtxBelow(path.resolve(corpus));

  test('there are some', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files.map((file) => [path.basename(file), file] as const))('%s', async (name, file) => {
    const { code, stdout } = await hvbackup(['check', file, '--format', 'json', '--fail-on', 'never']);
    const { inputs, findings } = JSON.parse(stdout) as Shown;
    expect(inputs).toHaveLength(1);
    expect(code === 0 || code === 3).toBe(true);
    expect(findings.map((one) => one.code)).toEqual(expected[name] ?? []);
  });
});

test.skipIf(corpus === undefined)('all together are one call, and say no more than each alone', async () => {
  const { stdout } = await hvbackup([
    'check',
    path.resolve(corpus ?? '', 'logs'),
    '--format',
    'json',
    '--fail-on',
    'never',
  ]);
  const { findings } = JSON.parse(stdout) as Shown;
  expect(findings.filter((one) => one.path.endsWith('.evtx'))).toEqual([]);
});

function evtxBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.evtx'))
    .map((name) => path.join(folder, name))
    .sort();
}
