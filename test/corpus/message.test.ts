import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hvbackup } from '../unit/cli/harness';

const corpus = process.env['HVB_CORPUS'];

interface Shown {
  readonly inputs: readonly { readonly kind: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
}

/** Written down before the first run, each with its reason: what the file is, and findings by line from 1. */
const expected: Readonly<Record<string, { readonly kinds: readonly string[]; readonly findings: readonly string[] }>> =
  {
    // The worker could not save memory for the checkpoint, since the disk is full, said twice (3210 and 3280); VMMS sums up (18012). The
    // error's text is Chinese, its code is not.
    'eventviewer-text/hyperv_checkpoint_failure_pscmdlet_zh-CN.txt': {
      kinds: ['message'],
      findings: ['5 error HVB134', '7 warning HVB128', '9 error HVB134'],
    },
    // 8194 with access denied in German, without its id: the interface that it names is in no other event.
    'eventviewer-text/vss8194_german.txt': { kinds: ['message'], findings: ['1 info HVB054'] },
    // CreateFile on a shadow copy failed with "incorrect function"; 8193 and 12289 both read so. In French and in English the same.
    'eventviewer-text/vss_createfile_french.txt': { kinds: ['message'], findings: ['1 info HVB105'] },
    'eventviewer-text/vss_createfile_shadowcopy_devicename.EXCERPT.txt': {
      kinds: ['message'],
      findings: ['1 info HVB105'],
    },
    // Whole records of Event Viewer, which are a log; picked out of it, they mean what the messages mean: 8194 in English what it means in
    // German, and 8229 what its code says.
    'eventviewer-text/vss8194_access_denied.txt': { kinds: ['event-text'], findings: ['0 info HVB054'] },
    'eventviewer-text/sqlwriter24579_vss8229_torn_db.txt': { kinds: ['event-text'], findings: ['0 error HVB087'] },
    'eventviewer-text/vmms_analytic_1101_1102_eventviewer_table.EXCERPT.tsv': { kinds: ['event-csv'], findings: [] },
    // 5120 with a timeout of the storage. 5142 says that a node lost the volume; no rule can tell why from that alone.
    'cluster/csv_5120_5142.EXCERPT.txt': { kinds: ['message'], findings: ['1 warning HVB143'] },
  };

describe.skipIf(corpus === undefined)('hvbackup check on the messages of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text');

  test.each(Object.entries(expected))('%s', async (name, { kinds, findings: wanted }) => {
    const { inputs, findings } = await check(path.join(folder, name));
    expect(inputs.map(({ kind }) => kind)).toEqual(kinds);
    expect(findings.map((one) => `${(one.range?.start.line ?? -1) + 1} ${one.severity} ${one.code}`)).toEqual(wanted);
  });

  // Messages, a listing and the state of a shared volume in one text: a disk file that is in use (12140), and the merge that failed for the
  // same reason (19100). The code without a file in its first message says no more than they do, and a text of several kinds has no loose codes.
  test('a text of messages and other outputs', async () => {
    const { findings } = await check(path.join(folder, 'cluster/merge_failure_vm_start_anonymised.DERIVED.txt'));
    const shown = findings.map((one) => `${(one.range?.start.line ?? -1) + 1} ${one.severity} ${one.code}`);
    for (const one of ['6 error HVB078', '23 error HVB070']) expect(shown).toContain(one);
  });

  async function check(file: string): Promise<Shown> {
    const { code, stdout } = await hvbackup(['check', file, '--format', 'json', '--fail-on', 'never']);
    expect(code).toBe(0);
    return JSON.parse(stdout) as Shown;
  }
});
