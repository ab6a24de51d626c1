import type { Severity } from '../rule';
import { sharedCodeRows } from '../vss-text/code-rows';

/** A rule that a result code alone proves, wherever it stands. */
export interface CodeRow {
  readonly rule: string;
  /** Where no other rule of this code says how severe it is. */
  readonly severity: Severity;
  /** What each code means, behind it. */
  readonly codes: Readonly<Record<string, string>>;
  readonly advice: string;
  /** Of a code that has many reasons: the most that it proves, and what must stand beside it to prove the rest. */
  readonly alone?: { readonly atMost: Severity; readonly unless: 'disk-file' };
  /** Without it the code has so many other reasons that nothing is said. */
  readonly needs?: 'disk-file';
}

/**
 * Codes by rule. Names and meanings: explain/facts (SDK headers and Microsoft's pages); what the output of vssadmin tells by the same
 * codes stands in vss-text and is taken from there.
 */
export const codeRows: readonly CodeRow[] = [
  {
    rule: 'HVB060',
    severity: 'hint',
    codes: {
      '0x80070050':
        'a file of that name exists; where a checkpoint for a backup fails with it, an AutoRecovery disk that an earlier backup left is the known reason',
    },
    advice:
      'Look for a file with AutoRecovery in its name beside the disks, and let the backup application or support prove that nothing uses it.',
  },
  {
    rule: 'HVB072',
    severity: 'error',
    codes: { '0x80070070': 'a volume is full, and checkpoints, merges and exports need room' },
    advice: 'Free space or enlarge the volume that the text names; no avhdx or VHD Set may be deleted for it.',
  },
  {
    rule: 'HVB073',
    severity: 'error',
    codes: {
      '0x80070005':
        'access was denied beside a disk file; after a copy or a restore the account of the VM is often missing there',
    },
    advice:
      'Look at the rights on the file, and give the account "NT VIRTUAL MACHINE\\<id of the VM>" full access if it is missing.',
    alone: { atMost: 'warning', unless: 'disk-file' },
    needs: 'disk-file',
  },
  {
    rule: 'HVB078',
    severity: 'error',
    codes: { '0x80070020': 'another process holds a file open' },
    advice: 'Find who has the file open: another backup or its proxy, a virus scanner, a mounted image.',
    alone: { atMost: 'warning', unless: 'disk-file' },
  },
  {
    rule: 'HVB093',
    severity: 'warning',
    codes: { '0x80042316': 'another shadow copy set is being made, and only one can be at a time' },
    advice: 'Wait some minutes and run the job again; then keep jobs apart in time, those inside the guests as well.',
  },
  {
    rule: 'HVB095',
    severity: 'error',
    codes: {
      '0x80042313': 'writes could not be flushed in the time that a snapshot has',
      '0x80042314': 'writes could not be held for the 10 seconds that a snapshot has',
    },
    advice: 'Take fewer volumes into one snapshot set, spread jobs over time, and look at the load of that storage.',
  },
  {
    rule: 'HVB096',
    severity: 'error',
    codes: { '0x800423FB': 'auto-recovery in the shadow copy failed, so the copy is at best crash-consistent' },
    advice:
      'Up to 2012 look at mounting of VHDs on the host and whether the hardware provider supports auto-recovery; on 2012 R2 and later look for a left AutoRecovery file.',
  },
  {
    rule: 'HVB097',
    severity: 'error',
    codes: {
      '0x8004232A':
        'a restore of a LUN was refused, because the target holds a volume that was not chosen and would be overwritten',
    },
    advice: 'Do not force it: move the other volume away, or restore by copying files.',
  },
  {
    rule: 'HVB098',
    severity: 'error',
    codes: { '0x80042312': 'the snapshot set has its 64 volumes, and this one was not added' },
    advice: 'Split the job by volumes.',
  },
  {
    rule: 'HVB142',
    severity: 'error',
    codes: { '0x8007173D': 'another backup runs on the Cluster Shared Volume, and this one was refused' },
    advice: 'Let one job after the other run on a volume; DPM has settings for how often and how long it tries again.',
  },
  {
    rule: 'HVB197',
    severity: 'warning',
    codes: {
      '0x80070299': 'a file has so many extents that its NTFS volume cannot list more, which is known of merges',
    },
    advice:
      'Keep backup and initial replication apart and let the merge start again; if it repeats, free space and move the VM to another volume with the storage move of Hyper-V, never file by file.',
  },
  {
    rule: 'HVB206',
    severity: 'warning',
    codes: { '0x8004230D': 'the volume is in the snapshot set already, for example a shared volume by two names' },
    advice: 'Name each volume once: a path below C:\\ClusterStorage and a volume id can be the same volume.',
  },
];

/** Every row on codes: what vssadmin prints as well, and the others. */
export const allCodeRows: readonly CodeRow[] = [...sharedCodeRows, ...codeRows];

/** Codes of which some row tells. */
export const toldCodes: ReadonlySet<string> = new Set(allCodeRows.flatMap(({ codes }) => Object.keys(codes)));

/** The row on codes of a rule. */
export function codeRowOf(rule: string): CodeRow {
  const row = allCodeRows.find((one) => one.rule === rule);
  if (!row) throw new Error(`No row on codes for ${rule}.`);
  return row;
}
