import { dataContract, meanings, section, survey, wmi, type Row, type SectionDefaults } from './row';

const page = wmi('msvm-storageallocationsettingdata');
const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const named: SectionDefaults = { seen: '', evidence: 'inferred', source: dataContract, since: '8.0' };
const documented = { evidence: 'documented', source: `${survey}; ${page}` } as const;
const iops = { min: 0, max: 1_000_000_000 };
const normalised = 'operations per second, each of up to 8 KB';

const types = meanings(
  ['VHD', 'A virtual hard disk, whatever its format: .vhd, .vhdx, .avhd, .avhdx'],
  ['ISO', 'A DVD drive; without a path it is empty'],
  ['NONE', 'An empty slot of the IDE controller'],
  ['HDD', 'A physical disk of the host, passed through (inferred)'],
  ['VLU', 'Known by name only'],
);

/** What a drive of an IDE or a SCSI controller holds; `old` is the oldest file that has a medium there. */
function driveRows(drive: string, basic: '259' | '59'): readonly Row[] {
  return [
    [drive, 'container', 'One drive; its number is the location on the controller.', { seen: basic }],
    [
      `${drive}/caching_mode`,
      'integer',
      'How the host caches the disk. Only 0 was seen; WMI numbers the choices, but not as the file does for certain.',
      { ...documented, seen: '9', since: '8.0', evidence: 'inferred', sample: '0' },
    ],
    [
      `${drive}/ignore_flushes`,
      'bool',
      'True when the host ignores the guest’s wish to have its writes on disk. A crash then loses what the guest believed written.',
      { ...documented, seen: '9', since: '8.0', sample: 'False' },
    ],
    [
      `${drive}/iops_limit`,
      'integer',
      'Storage QoS: the most the disk may do; 0 for no limit. It must not be below iops_reservation.',
      { ...documented, seen: '59', range: iops, unit: normalised, sample: '0' },
    ],
    [
      `${drive}/iops_reservation`,
      'integer',
      'Storage QoS: what the disk should be able to do at least; 0 for none.',
      { ...documented, seen: '59', range: iops, unit: normalised, sample: '0' },
    ],
    [
      `${drive}/pathname`,
      'string',
      'Path of the file in the drive, as the host sees it; empty for no medium. A path to .avhd or .avhdx means that the VM runs on a checkpoint.',
      { seen: basic, sample: '' },
    ],
    [
      `${drive}/persistent_reservations_supported`,
      'bool',
      'True when the disk is shared between VMs. Only False was seen; the name is that of SCSI-3 persistent reservations, which a shared disk needs.',
      { ...documented, seen: '59', evidence: 'inferred', sample: 'False' },
    ],
    [
      `${drive}/qos_policy_id`,
      'string',
      'The storage QoS policy of the cluster that the disk follows; all zeros for none.',
      { ...documented, seen: '9', since: '8.0', sample: '00000000-0000-0000-0000-000000000000' },
    ],
    [`${drive}/type`, 'string', 'What is in the drive.', { seen: basic, values: types, sample: 'VHD' }],
    [
      `${drive}/weight`,
      'integer',
      'Weight against other disks for the same storage; 100 was seen in every file.',
      { ...documented, seen: '59', range: { min: 1, max: 10_000 }, sample: '100' },
    ],
    [
      `${drive}/write_hardening_method`,
      'integer',
      'How the host makes sure that writes are on disk. Only 0 was seen.',
      { ...documented, seen: '9', since: '8.0', evidence: 'inferred', sample: '0' },
    ],
  ];
}

/** Names of the data contract that no file had. */
function contractRows(drive: string): readonly Row[] {
  return [
    [`${drive}/capture_io_attribution_context`, 'bool', 'Known by name only.', { evidence: 'unknown' }],
    [`${drive}/disable_expansion_optimization`, 'bool', 'Known by name only.', { evidence: 'unknown' }],
    [`${drive}/ignore_relative_locator`, 'bool', 'Known by name only.', { evidence: 'unknown' }],
    [`${drive}/logfile`, 'string', 'Path of a log that belongs to the disk, by its name.'],
    [`${drive}/no_write_hardening`, 'bool', 'Known by name only.', { evidence: 'unknown' }],
    [`${drive}/pool_id`, 'string', 'The resource pool that the disk is taken from.'],
    [`${drive}/read_only`, 'bool', 'True when the guest cannot write to the disk, by its name.'],
    [`${drive}/relpathname`, 'string', 'Path of the file relative to the configuration, by its name.'],
    [
      `${drive}/snapshot_id`,
      'string',
      'Which point in time of a VHD Set is attached.',
      { source: `${dataContract}; meaning from ${page}` },
    ],
    [`${drive}/storage_subsystem_type`, 'string', 'Known by name only.', { evidence: 'unknown' }],
  ];
}

/** The storage controllers and their drives. */
export const drivesElements = [
  ...section('configuration/_<class ide>_', seen, [
    ['', 'container', 'The IDE controller of generation 1: controller0 and controller1, each with drive0 and drive1.'],
    ['controller<n>', 'container', 'One channel of the IDE controller, 0 or 1.'],
    ...driveRows('controller<n>/drive<n>', '259'),
  ]),
  ...section('configuration/_<class ide>_', named, contractRows('controller<n>/drive<n>')),
  ...section('configuration/_<class scsi>_', seen, [
    ['', 'container', 'One SCSI controller. Without drives it has no controller0.'],
    [
      'ChannelInstanceGuid',
      'string',
      'GUID of the channel between host and guest, in braces. Each controller has its own.',
      { evidence: 'inferred', sample: '{00000000-0000-0000-0000-000000000000}' },
    ],
    ['ElementName', 'string', 'Name of the controller in configurations of version 2.0.', { seen: '2', until: '2.0' }],
    [
      'controller<n>',
      'container',
      'The drives of the SCSI controller. It is always controller0: a second controller is a device of its own.',
      { seen: '59' },
    ],
    ...driveRows('controller<n>/drive<n>', '59'),
  ]),
  ...section('configuration/_<class scsi>_', named, contractRows('controller<n>/drive<n>')),
  ...section('configuration/_<class floppy>_', seen, [
    ['', 'container', 'The diskette controller of generation 1.'],
    ['controller<n>', 'container', 'The diskette controller, always controller0.'],
    ['controller<n>/drive<n>', 'container', 'The diskette drive, always drive0.'],
    ['controller<n>/drive<n>/pathname', 'string', 'Path of the diskette image; empty for no diskette.', { sample: '' }],
    [
      'controller<n>/drive<n>/type',
      'string',
      'What is in the drive.',
      { values: meanings(['VFD', 'A virtual diskette, or an empty drive']), sample: 'VFD' },
    ],
  ]),
];
