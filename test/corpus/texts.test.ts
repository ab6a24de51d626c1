import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hvbackup } from '../unit/cli/harness';

const corpus = process.env['HVB_CORPUS'];

interface Shown {
  readonly inputs: readonly { readonly kind: string; readonly coverage: { readonly notRead: readonly object[] } }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
}

interface Expected {
  readonly kind: string;
  /** By line from 1; 0 for a record. */
  readonly findings: readonly string[];
  /** A place that cannot be read is said; how many. */
  readonly notRead?: number;
  /** Nothing of the file could be read, which the exit code tells. */
  readonly isUnread?: true;
}

/**
 * Every file of the folder, each by itself: what it is and what it must give. Why, stands beside each; the reasons of whole kinds stand in
 * their own files (vssadmin.test.ts and so on), which look closer.
 */
const expected: Readonly<Record<string, Expected>> = {
  // Numbers of Acronis that no source tells.
  'backup-products/acronis_hyperv_fields.EXCERPT.txt': { kind: 'product-log', findings: [] },
  'backup-products/avamar_avhypervvss.EXCERPT.txt': { kind: 'product-log', findings: ['3 warning HVB213'] },
  'backup-products/dpm_DPMRACurr_vsssnapshotrequestor.EXCERPT.txt': {
    kind: 'product-log',
    findings: ['1 info HVB102'],
  },
  'backup-products/hyperv-backup-utility_27.EXCERPT.txt': { kind: 'product-log', findings: ['4 error HVB072'] },
  'backup-products/hyperv-backup-utility_38.log.txt': { kind: 'product-log', findings: ['6 error HVB213'] },
  'backup-products/veeam_messages.EXCERPT.txt': {
    kind: 'product-log',
    findings: ['1 error HVB094', '3 error HVB092', '4 error HVB175'],
  },
  // 5120 by a timeout of the storage; 5142 tells no reason of its own.
  'cluster/csv_5120_5142.EXCERPT.txt': { kind: 'message', findings: ['1 warning HVB143'] },
  // Three kinds in one paste: messages of events, a listing without a fault, and the state of a volume whose I/O a filter driver redirects.
  // What the text is, its first proof decides; the messages are read all the same.
  'cluster/merge_failure_vm_start_anonymised.DERIVED.txt': {
    kind: 'powershell',
    findings: ['6 error HVB078', '23 error HVB070', '35 warning HVB144'],
  },
  'diskshadow/hyperv_smb_vm_restore.dsh': { kind: 'diskshadow', findings: [] },
  'diskshadow/ntds_persistent_expose.dsh': {
    kind: 'diskshadow',
    findings: ['3 warning diskshadow/context-replaced', '7 info diskshadow/copy-left-behind'],
  },
  'diskshadow/ntds_persistent_expose.log.txt': {
    kind: 'diskshadow',
    findings: ['7 warning diskshadow/context-replaced', '77 info diskshadow/copy-left-behind'],
  },
  'diskshadow/provider_veto_failure.EXCERPT.txt': { kind: 'diskshadow', findings: ['2 error HVB092'] },
  'diskshadow/restic_340_writer_verify.EXCERPT.txt': { kind: 'diskshadow', findings: [] },
  // Its 8194 and 8195 are of System Restore, which has nothing to do with VSS 8194; one of its events is not well-formed.
  'event-xml/ez-maps-events.DERIVED-not-wellformed.xml': { kind: 'event-xml', findings: [], notRead: 1 },
  // A merge that failed because the file is in use.
  'event-xml/vmms_19100_userdata.SYNTHETIC-modelled-on-QA2203089.xml': {
    kind: 'event-xml',
    findings: ['0 error HVB070'],
  },
  // A backup that succeeded; the excerpt ends inside of the event.
  'event-xml/windows_backup_4_success.EXCERPT.xml': { kind: 'event-xml', findings: [], notRead: 1, isUnread: true },
  'eventviewer-text/hyperv_checkpoint_failure_pscmdlet_zh-CN.txt': {
    kind: 'message',
    findings: ['5 error HVB134', '7 warning HVB128', '9 error HVB134'],
  },
  'eventviewer-text/sqlwriter24579_vss8229_torn_db.txt': { kind: 'event-text', findings: ['0 error HVB087'] },
  'eventviewer-text/vmms_analytic_1101_1102_eventviewer_table.EXCERPT.tsv': { kind: 'event-csv', findings: [] },
  // The same event in English, with its record, and in German, as its message alone: the same finding.
  'eventviewer-text/vss8194_access_denied.txt': { kind: 'event-text', findings: ['0 info HVB054'] },
  'eventviewer-text/vss8194_german.txt': { kind: 'message', findings: ['1 info HVB054'] },
  // The same in French and in English.
  'eventviewer-text/vss_createfile_french.txt': { kind: 'message', findings: ['1 info HVB105'] },
  'eventviewer-text/vss_createfile_shadowcopy_devicename.EXCERPT.txt': { kind: 'message', findings: ['1 info HVB105'] },
  // Settings of a log, which are no event, and are said to be none.
  'get-winevent-clixml/E16_GetWinEventApplication.xml': { kind: 'clixml', findings: [], notRead: 1, isUnread: true },
  'get-winevent-clixml/E16_GetWinEventSystem.xml': { kind: 'clixml', findings: [], notRead: 1, isUnread: true },
  // An event of another service, and a log that was cleared.
  'get-winevent-clixml/E16_GetWinEventOldestApplication.xml': { kind: 'clixml', findings: [] },
  'get-winevent-clixml/E16_GetWinEventOldestSystem.xml': { kind: 'clixml', findings: [] },
  // Shadow copies that were made and used, none of them by a backup of a VM, and nothing failed.
  'otrf/cmd_dumping_ntds_dit_file_ntdsutil.vss-events.jsonl': { kind: 'event-json', findings: [] },
  'otrf/cmd_dumping_ntds_dit_file_volume_shadow_copy.vss-events.jsonl': { kind: 'event-json', findings: [] },
  'sqlwriter/SqlWriterLogger_component_backup_success.txt': { kind: 'product-log', findings: [] },
  'sqlwriter/SqlWriterLogger_start.txt': { kind: 'product-log', findings: [] },
  'sqlwriter/SqlWriterLogger_torn_db_abort.txt': { kind: 'product-log', findings: ['17 error HVB087'] },
  'vssadmin/list_and_resize_shadowstorage_2005_unindented_wrapped.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_shadows_backup_autorecovered.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_shadows_none_exit1.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_shadows_one_clientaccessiblewriters.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_shadowstorage_empty.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_shadowstorage_full.txt': { kind: 'vssadmin', findings: ['7 warning HVB094'] },
  'vssadmin/list_writers_delayed_preamble.EXCERPT.txt': { kind: 'vssadmin', findings: [] },
  'vssadmin/list_writers_french.EXCERPT.txt': { kind: 'vssadmin', findings: [] },
  // The third writer is cut off.
  'vssadmin/list_writers_hyperv_failed8_inconsistent.EXCERPT.txt': {
    kind: 'vssadmin',
    findings: ['12 error HVB087', '17 warning HVB091'],
    notRead: 1,
  },
  'wbadmin/get_versions.EXCERPT.txt': { kind: 'wbadmin', findings: [] },
};

describe.skipIf(corpus === undefined)('every text of the corpus', () => {
  const folder = path.resolve(corpus ?? '', 'logs/text');
  const files =
    corpus === undefined
      ? []
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll('\\', '/'))
          .sort();

  test('has its expectation', () => {
    expect(files).toEqual(Object.keys(expected).sort());
  });

  test.each(files)('%s is recognised as what it is and gives what was written down', async (name) => {
    const { code, stdout } = await hvbackup([
      'check',
      path.join(folder, name),
      '--format',
      'json',
      '--fail-on',
      'never',
    ]);
    expect(code).toBe(expected[name]?.isUnread ? 3 : 0);
    // The format is that of the command's own tests.
    const { inputs, findings } = JSON.parse(stdout) as Shown;
    const { kind, findings: wanted = [], notRead = 0 } = expected[name] ?? {};
    expect(inputs.map((one) => one.kind)).toEqual([kind]);
    expect(inputs[0]?.coverage.notRead).toHaveLength(notRead);
    expect(findings.map((one) => `${(one.range?.start.line ?? -1) + 1} ${one.severity} ${one.code}`)).toEqual(wanted);
  });
});
