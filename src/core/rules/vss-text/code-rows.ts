import type { Severity } from '../rule';

/** A rule that a result code alone proves, in the output of vssadmin as in a message. */
export interface SharedCodeRow {
  readonly rule: string;
  readonly severity: Severity;
  /** What each code means, behind it. */
  readonly codes: Readonly<Record<string, string>>;
  readonly advice: string;
}

/** What a writer's last error says. */
export interface LastError extends SharedCodeRow {
  /** Of the writer, behind "the writer X ...". */
  readonly meaning: string;
}

/** The last errors of writers by rule (learn.microsoft.com, "Writer Errors and Vetoes"). */
export const lastErrors: readonly LastError[] = [
  {
    rule: 'HVB087',
    severity: 'error',
    meaning: 'the shadow copy set lacks a volume that it needs',
    codes: { '0x800423F0': 'the shadow copy set lacks a volume that a writer needs' },
    advice:
      'Compare the volumes of the job with those that hold configuration, checkpoints and disks of each VM, and add what is missing.',
  },
  {
    rule: 'HVB088',
    severity: 'error',
    meaning: 'the time between freeze and thaw was too long for it, 60 seconds for most writers',
    codes: { '0x800423F2': 'the time between freeze and thaw was too long for a writer' },
    advice:
      'Lower the load while snapshots are made: fewer VMs and volumes at once, and look at the storage and at slow guests.',
  },
  {
    rule: 'HVB089',
    severity: 'error',
    meaning: 'trying again unchanged is likely to fail again',
    codes: { '0x800423F4': 'a writer failed in a way that is likely to come back' },
    advice:
      'Read the log of the application that owns the writer; for the Hyper-V writer that is the VMMS log, events 10150 and 15252, and the log of the guest.',
  },
  {
    rule: 'HVB090',
    severity: 'warning',
    meaning: 'this can pass',
    codes: { '0x800423F1': 'a writer ran out of resources', '0x800423F3': 'a writer failed in a way that can pass' },
    advice:
      'Lower load and parallel jobs and run the job again; if it comes back, restart the service that hosts the writer.',
  },
];

/** There is not enough room for shadow copies. */
export const noRoom: SharedCodeRow = {
  rule: 'HVB094',
  severity: 'error',
  codes: { '0x8004231F': 'there is not enough room for the shadow copy or what is kept for it' },
  advice:
    'Raise the limit of the shadow copy storage or free space on the volume; never set the limit below what is in use, which deletes shadow copies.',
};

/** Codes with which a call of VSS fails. */
export const callErrors: readonly SharedCodeRow[] = [
  {
    rule: 'HVB092',
    severity: 'error',
    codes: { '0x80042306': 'the provider refused to make the shadow copy, which may be for lack of storage' },
    advice:
      'Look at the room for shadow copies ("vssadmin list shadowstorage") and on the array, then at the events of the provider in the Application log.',
  },
  {
    rule: 'HVB103',
    severity: 'error',
    codes: {
      '0x80042304': 'the provider that was named is not registered on this computer',
      '0x8004230C': 'no provider on this computer supports the volume',
      '0x8004230E': 'the provider that was named does not support the volume',
    },
    advice:
      'Compare "vssadmin list providers" of all nodes that can own the volume; for 0x8004230C find out first what the volume is.',
  },
  noRoom,
];

/** All of them. */
export const sharedCodeRows: readonly SharedCodeRow[] = [...lastErrors, ...callErrors];
