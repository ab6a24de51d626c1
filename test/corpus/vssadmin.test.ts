import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hvbackup } from '../unit/cli/harness';

const corpus = process.env['HVB_CORPUS'];

interface Shown {
  readonly inputs: readonly { readonly kind: string; readonly coverage: { readonly records: number } }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

/** Written down before the first run, each with its reason: how many records there are, and findings by line from 1. */
const expected: Readonly<Record<string, { readonly records: number; readonly findings: readonly string[] }>> = {
  // The first list has no limit; of the second, 2.81 of 4 GB are in use.
  'list_and_resize_shadowstorage_2005_unindented_wrapped.txt': { records: 2, findings: [] },
  'list_shadows_backup_autorecovered.txt': { records: 1, findings: [] },
  'list_shadows_none_exit1.txt': { records: 0, findings: [] },
  'list_shadows_one_clientaccessiblewriters.txt': { records: 1, findings: [] },
  'list_shadowstorage_empty.txt': { records: 1, findings: [] },
  // 1.93 of 2.00 GB.
  'list_shadowstorage_full.txt': { records: 1, findings: ['7 warning HVB094'] },
  'list_writers_delayed_preamble.EXCERPT.txt': { records: 1, findings: [] },
  // Four writers, none failed; an excerpt, so that no Hyper-V writer is there proves nothing.
  'list_writers_french.EXCERPT.txt': { records: 4, findings: [] },
  // The Hyper-V writer failed with 0x800423F0, and another still waits for the end of that backup. The third is cut off.
  'list_writers_hyperv_failed8_inconsistent.EXCERPT.txt': {
    records: 2,
    findings: ['12 error HVB087', '17 warning HVB091'],
  },
};

describe.skipIf(corpus === undefined)('hvbackup check on every vssadmin output of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text/vssadmin');
  const files = corpus === undefined ? [] : readdirSync(folder).sort();

  test('each has its expectation', () => {
    expect(files).toEqual(Object.keys(expected).sort());
  });

  test.each(files)('%s', async (name) => {
    const { code, stdout } = await hvbackup([
      'check',
      path.join(folder, name),
      '--format',
      'json',
      '--fail-on',
      'never',
    ]);
    expect(code).toBe(0);
    const { inputs, findings } = JSON.parse(stdout) as Shown;
    expect(inputs).toMatchObject([{ kind: 'vssadmin', coverage: { records: expected[name]?.records } }]);
    const shown = findings.map((one) => `${one.range.start.line + 1} ${one.severity} ${one.code}`);
    expect(shown).toEqual(expected[name]?.findings);
  });
});
