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

/** Written down before the first run, each with its reason: how many lines are known, and findings by line from 1. */
const expected: Readonly<Record<string, { readonly records: number; readonly findings: readonly string[] }>> = {
  // Four errors, one inside of the other. Their numbers are Acronis's own, and no source tells them.
  'backup-products/acronis_hyperv_fields.EXCERPT.txt': { records: 4, findings: [] },
  // One VM has no checkpoint and is left out; how the job ended is not in the log.
  'backup-products/avamar_avhypervvss.EXCERPT.txt': { records: 4, findings: ['3 warning HVB213'] },
  // The iSCSI Target's provider, without a failure beside it.
  'backup-products/dpm_DPMRACurr_vsssnapshotrequestor.EXCERPT.txt': { records: 1, findings: ['1 info HVB102'] },
  // The error goes on for two lines, in Italian; the last has the code.
  'backup-products/hyperv-backup-utility_27.EXCERPT.txt': { records: 2, findings: ['4 error HVB072'] },
  // The folder of the export is missing, which no rule is about; but the log ends as if all were well. One line tells how old backups
  // are when they go, one how many VMs there are.
  'backup-products/hyperv-backup-utility_38.log.txt': { records: 7, findings: ['6 error HVB213'] },
  // Code 0x8004231F, a code of VSS that is in no table, the veto of a provider, and the number of a WMI job.
  'backup-products/veeam_messages.EXCERPT.txt': {
    records: 4,
    findings: ['1 error HVB094', '3 error HVB092', '4 error HVB175'],
  },
  'sqlwriter/SqlWriterLogger_component_backup_success.txt': { records: 28, findings: [] },
  'sqlwriter/SqlWriterLogger_start.txt': { records: 8, findings: [] },
  // A database is on two volumes, of which one is in the set.
  'sqlwriter/SqlWriterLogger_torn_db_abort.txt': { records: 18, findings: ['17 error HVB087'] },
};

describe.skipIf(corpus === undefined)('hvbackup check on every product log of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text');
  const files =
    corpus === undefined
      ? []
      : ['backup-products', 'sqlwriter'].flatMap((part) =>
          readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`),
        );

  test('each has its expectation', () => {
    expect([...files].sort()).toEqual(Object.keys(expected).sort());
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
    expect(inputs).toMatchObject([{ kind: 'product-log', coverage: { records: expected[name]?.records } }]);
    const shown = findings.map((one) => `${one.range.start.line + 1} ${one.severity} ${one.code}`);
    expect(shown).toEqual(expected[name]?.findings);
  });
});
