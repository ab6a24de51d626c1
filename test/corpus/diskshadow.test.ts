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

/** Each with its reason: how many commands and things of the output there are, and findings by line from 1. */
const expected: Readonly<Record<string, { readonly records: number; readonly findings: readonly string[] }>> = {
  // Metadata before begin restore, an end to it, and nothing is created.
  'hyperv_smb_vm_restore.dsh': { records: 4, findings: [] },
  // The first of two contexts has no effect; the copy is persistent and nothing deletes it.
  'ntds_persistent_expose.dsh': {
    records: 10,
    findings: ['3 warning diskshadow/context-replaced', '7 info diskshadow/copy-left-behind'],
  },
  // The same as it ran: ten commands, its head, a writer left out, two aliases, a copy whose attributes say that it stays.
  'ntds_persistent_expose.log.txt': {
    records: 15,
    findings: ['7 warning diskshadow/context-replaced', '77 info diskshadow/copy-left-behind'],
  },
  'provider_veto_failure.EXCERPT.txt': { records: 1, findings: ['2 error HVB092'] },
  // Cut off in the output of create: that no end backup is there proves nothing. Six commands, its head, a writer and a component.
  'restic_340_writer_verify.EXCERPT.txt': { records: 9, findings: [] },
};

describe.skipIf(corpus === undefined)('hvbackup check on every diskshadow file of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text/diskshadow');
  const files = corpus === undefined ? [] : readdirSync(folder).sort();

  test('each has its expectation', () => {
    expect(files).toEqual(Object.keys(expected).sort());
  });

  test.each(files)('%s', async (name) => {
    const file = path.join(folder, name);
    const { code, stdout } = await hvbackup(['check', file, '--format', 'json', '--fail-on', 'never']);
    expect(code).toBe(0);
    const { inputs, findings } = JSON.parse(stdout) as Shown;
    expect(inputs).toMatchObject([{ kind: 'diskshadow', coverage: { records: expected[name]?.records } }]);
    const shown = findings.map((one) => `${one.range.start.line + 1} ${one.severity} ${one.code}`);
    expect(shown).toEqual(expected[name]?.findings);
  });
});
