import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hvbackup } from '../unit/cli/harness';

const corpus = process.env['HVB_CORPUS'];

interface Shown {
  readonly inputs: readonly { readonly kind: string; readonly coverage: { readonly records: number } }[];
  readonly findings: readonly { readonly code: string }[];
}

/** Written down before the first run, each with its reason. */
const expected: Readonly<Record<string, { readonly records: number; readonly findings: readonly string[] }>> = {
  // One version, with time, target, identifier and snapshot; how old it is nothing in the text says.
  'get_versions.EXCERPT.txt': { records: 1, findings: [] },
};

describe.skipIf(corpus === undefined)('hvbackup check on every wbadmin output of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text/wbadmin');
  const files = corpus === undefined ? [] : readdirSync(folder).sort();

  test('each has its expectation', () => {
    expect(files).toEqual(Object.keys(expected).sort());
  });

  test.each(files)('%s', async (name) => {
    const args = ['check', path.join(folder, name), '--format', 'json', '--fail-on', 'never'];
    const { code, stdout } = await hvbackup(args);
    expect(code).toBe(0);
    const { inputs, findings } = JSON.parse(stdout) as Shown;
    expect(inputs).toMatchObject([{ kind: 'wbadmin', coverage: { records: expected[name]?.records } }]);
    expect(findings.map((one) => one.code)).toEqual(expected[name]?.findings);
  });
});
