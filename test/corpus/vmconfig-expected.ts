import type { HostOs } from '../../src/core/vmconfig/facts/host-os';

/**
 * What `hvbackup check` must find in the real configurations of corpus/vmconfig, reasoned out by reading them, before the
 * tool was run on them. A difference is settled on the merits: either the tool or the reasoning is wrong, and the reason says so.
 */
export interface ExpectedFinding {
  readonly code: string;
  /** The text that the finding's range must hold. */
  readonly on: string;
  /** Counted from 1. */
  readonly line: number;
  readonly why: string;
}

export interface ExpectedFile {
  readonly file: string;
  /** What the file is, as far as the rules care. */
  readonly about: string;
  /** Nobody says which host: version 5.0 is taken for Windows Server 2012 R2. */
  readonly findings: readonly ExpectedFinding[];
  /** On another host: all of them, not only what differs. */
  readonly onHost: Readonly<Partial<Record<HostOs, readonly ExpectedFinding[]>>>;
}

/** Why the other rules have nothing to say, rule by rule; true of all three files unless their own text says otherwise. */
export const quietBecause: Readonly<Record<string, string>> = {
  HVB001:
    'The manifest of each lists a synthetic SCSI controller (vdev013); on generation 1 it is empty, which is enough.',
  HVB003:
    'vdev010 is the backup component and its node has no Enabled leaf, which means enabled. Only the guest services are off, which no backup needs.',
  HVB007: 'There is no savedstate.',
  HVB010: 'No checkpoint location is written, so there is no second volume to compare with.',
  HVB011: 'The drives are VHD, ISO without a medium, NONE and VFD.',
  HVB014: 'persistent_reservations_supported is False on each disk.',
  HVB015: 'The same.',
  HVB017: 'snapshots/list/size is 0.',
  HVB018: 'There is no snapshots/user_type: the key is of 2016 and later.',
  HVB020: 'It asks for a host of 2016 or later.',
  HVB021: 'The host is only assumed from version 5.0, or runs it.',
  HVB023: 'The three names differ.',
  HVB024: 'No ampersand in a name or a disk file.',
  HVB025: 'The names hold letters, digits and spaces only.',
  HVB026: 'The longest path has 66 characters.',
  HVB027: 'disk_merge_pending is False.',
  HVB028: 'No virtual TPM in the manifest; it came with 2016.',
  HVB060: 'No disk name ends in -AutoRecovery and no disk file is in the evidence.',
  HVB067: 'No disk is an AVHDX.',
  HVB068: 'The same.',
  HVB075: 'It asks for a host of 2016 or later.',
  HVB150: 'No path is on a Cluster Shared Volume.',
  HVB158: 'No path is on a share.',
  syntax: 'All three are well-formed.',
  'typed leaves':
    'Each leaf has exactly one attribute, type, with one of the four types, and its text is of it; RTC skew is a negative integer, which is one.',
  'repeated siblings': 'Only devicetype and metric repeat, which is how metering is written.',
  'manifest size': '13 is written and vdev001 to vdev013 are there, without a gap.',
  'entries without a node': 'Keyboard and activation component: an entry may have no node.',
  'nodes without an entry':
    'IDE, floppy, serial ports, firmware, S3 video, i8042, input management, clock: emulated devices have none in 5.0.',
  generation: 'The generation 2 file has neither an IDE nor a floppy node.',
  ids: 'global_id is logical_id in each. The file names are no GUIDs, so they claim no id.',
  'switched off pass-through filter': 'storage_allow_full_scsi_command_set is False.',
};

const declared: ExpectedFinding = {
  code: 'vmconfig/encoding-mismatch',
  on: 'UTF-16',
  line: 1,
  why: 'The bytes are UTF-8 without a byte order mark, and the declaration says UTF-16: a strict reader refuses the file.',
};

const old = (line: number): ExpectedFinding => ({
  code: 'HVB020',
  on: '1280',
  line,
  why: '1280 is 5.0: below 6.2 there are no production checkpoints, and 5.0 has no change tracking, on a host that has both.',
});

const unsupported = (line: number): ExpectedFinding => ({
  code: 'HVB021',
  on: '1280',
  line,
  why: '2022 and 2025 run 8.0 and later. That 5.0 is also too old for production checkpoints (HVB020) is the same fact and not said twice.',
});

const vhd: ExpectedFinding = {
  code: 'HVB075',
  on: 'C:\\dev\\vagrant\\Win2k12R2\\.vagrant\\machines\\default\\hyperv\\disk.vhd',
  line: 75,
  why: 'A .vhd on a host of 2016 or later: no change tracking. On 2012 R2 a VHD is as good as a VHDX for a backup.',
};

export const expectedFiles: readonly ExpectedFile[] = [
  {
    file: 'dissect-B90AC31B.xml',
    about:
      'Generation 1, 5.0, never started, a VHDX on IDE 0:0, an empty SCSI controller. UTF-16LE with BOM and CRLF, as Hyper-V writes.',
    findings: [],
    onHost: {
      'windows-server-2012': [],
      'windows-server-2012-r2': [],
      'windows-server-2016': [old(379)],
      'windows-server-2019': [old(379)],
      'windows-server-2022': [unsupported(379)],
      'windows-server-2025': [unsupported(379)],
    },
  },
  {
    file: 'dissect-D351C151.xml',
    about: 'Generation 2, 5.0, never started, a VHDX on SCSI 0:0, secure boot. UTF-16LE with BOM and CRLF.',
    findings: [],
    onHost: {
      'windows-server-2012': [],
      'windows-server-2012-r2': [],
      'windows-server-2016': [old(383)],
      'windows-server-2019': [old(383)],
      'windows-server-2022': [unsupported(383)],
      'windows-server-2025': [unsupported(383)],
    },
  },
  {
    file: 'mwrock-2012r2-gen1-template.xml',
    about:
      'Generation 1, 5.0, was running on a switch, a VHD on IDE 0:0, an empty SCSI controller. A tool saved it as UTF-8 with LF.',
    findings: [declared],
    onHost: {
      'windows-server-2012': [declared],
      'windows-server-2012-r2': [declared],
      'windows-server-2016': [declared, vhd, old(390)],
      'windows-server-2019': [declared, vhd, old(390)],
      'windows-server-2022': [declared, vhd, unsupported(390)],
      'windows-server-2025': [declared, vhd, unsupported(390)],
    },
  },
];
