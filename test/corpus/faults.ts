// Over 500 lines: it is one table, and each row is read by itself.
import type { HostOs } from '../../src/core/vmconfig/facts/host-os';

/**
 * One fault put into a copy of a real configuration. Each piece that an edit replaces stands once in the file; line ends are
 * written as LF and become the file's own. `[|marks|]` in what is written are where the finding must stand, exactly.
 */
export interface Fault {
  readonly name: string;
  readonly file: 'generation 1' | 'generation 2' | 'template';
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly code: string;
  /** Without it, nobody says which host: Windows Server 2012 R2 is assumed. */
  readonly host?: HostOs;
  /** The name that the copy is given. */
  readonly named?: string;
  /** Everything after this text is cut off. */
  readonly cutAfter?: string;
  /** A second finding that the same edit rightly causes, and why it is no noise. */
  readonly also?: { readonly code: string; readonly why: string };
}

export const realFiles = {
  'generation 1': 'dissect-B90AC31B.xml',
  'generation 2': 'dissect-D351C151.xml',
  template: 'mwrock-2012r2-gen1-template.xml',
} as const;

export const disk1 = 'C:\\Disks\\Default Generation 1.vhdx';
const disk2 = 'C:\\Disks\\Default Generation 2.vhdx';
const templateDisk = 'C:\\dev\\vagrant\\Win2k12R2\\.vagrant\\machines\\default\\hyperv\\disk.vhd';
const guid = '4C1D8A5E-9F37-42B0-86E4-D05B7A2F931C';
const name1 = '<name type="string">Default Generation 1</name>';
export const emptyNotes = '<notes type="string"></notes>';
const vssNode =
  '<_5ced1297-4598-4915-a5fc-ad21bb4d02a4_>\n    <VDEVVersion type="integer">256</VDEVVersion>\n  </_5ced1297-4598-4915-a5fc-ad21bb4d02a4_>\n';
const scsiNode1 =
  '  <_aa4b08d9-e0f7-4add-b08c-3259ac8bd05d_>\n    <ChannelInstanceGuid type="string">{01D2F085-115D-455A-801D-D6B9648A9B2A}</ChannelInstanceGuid>\n    <VDEVVersion type="integer">256</VDEVVersion>\n  </_aa4b08d9-e0f7-4add-b08c-3259ac8bd05d_>\n';

function entry(number: string, device: string, instance: string, name: string): string {
  return `    <vdev${number}>\n      <device type="string">${device}</device>\n      <flags type="integer">1</flags>\n      <instance type="string">${instance}</instance>\n      <name type="string">${name}</name>\n    </vdev${number}>\n`;
}

const scsiClass = 'd422512d-2bf2-4752-809d-7b82b5fcb1b4';
const scsiInstance1 = 'AA4B08D9-E0F7-4ADD-B08C-3259AC8BD05D';
const scsiEntry1 = entry('013', scsiClass, scsiInstance1, 'Synthetic SCSI Controller');
const vssEntry = entry(
  '010',
  '5ced1297-4598-4915-a5fc-ad21bb4d02a4',
  '5CED1297-4598-4915-A5FC-AD21BB4D02A4',
  'Microsoft VSS Component',
);
const size13 = '<size type="integer">13</size>';
const noCheckpoints = '      <list>\n        <size type="integer">0</size>\n      </list>\n';
const shared = '<persistent_reservations_supported type="bool">False</persistent_reservations_supported>';
const beforeManifest = '  </global_settings>\n  <manifest>';
const bankOff = '<dynamic_memory_enabled type="bool">False</dynamic_memory_enabled>';
const numLock = '<num_lock type="bool">False</num_lock>';
const ideSlot =
  '<controller1>\n      <drive0>\n        <pathname type="string"></pathname>\n        <type type="string">ISO</type>\n      </drive0>\n      <drive1>\n        <pathname type="string"></pathname>\n        <type type="string">NONE</type>\n      </drive1>';
const floppyDrive =
  '<drive0>\n        <pathname type="string"></pathname>\n        <type type="string">VFD</type>\n      </drive0>';

/** A second disk on SCSI 0:1 of the generation 2 file. */
function secondDisk(path: string): readonly [string, string] {
  const end = '        <weight type="integer">100</weight>\n      </drive0>\n    </controller0>\n  </_3afc77d9';
  const drive = `      <drive1>\n        <iops_limit type="integer">0</iops_limit>\n        <iops_reservation type="integer">0</iops_reservation>\n        <pathname type="string">${path}</pathname>\n        <persistent_reservations_supported type="bool">False</persistent_reservations_supported>\n        <type type="string">VHD</type>\n        <weight type="integer">100</weight>\n      </drive1>\n`;
  return [end, end.replace('    </controller0>', `${drive}    </controller0>`)];
}

const long = `C:\\Disks\\${'Customer Of The Year\\'.repeat(12)}Default Generation 1.vhdx`;
const longShare = `\\\\fs01.example.com\\vms\\${'Customer Of The Year\\'.repeat(12)}Default Generation 1.vhdx`;

/** The domain rules that one configuration decides. */
export const domainFaults: readonly Fault[] = [
  {
    name: 'the SCSI controller is taken out, cleanly',
    file: 'generation 1',
    edits: [
      [scsiEntry1, ''],
      [scsiNode1, ''],
      [`<manifest>\n    ${size13}`, '<[|manifest|]>\n    <size type="integer">12</size>'],
    ],
    code: 'HVB001',
  },
  {
    name: 'the same, on a host of 2016',
    file: 'generation 1',
    edits: [
      [scsiEntry1, ''],
      [scsiNode1, ''],
      [`<manifest>\n    ${size13}`, '<[|manifest|]>\n    <size type="integer">12</size>'],
    ],
    code: 'HVB001',
    host: 'windows-server-2016',
  },
  {
    name: 'the backup service is turned off',
    file: 'generation 2',
    edits: [[vssNode, vssNode.replace('\n    <VDEV', '\n    <Enabled type="bool">[|False|]</Enabled>\n    <VDEV')]],
    code: 'HVB003',
  },
  {
    name: 'the backup component is taken out, cleanly: the SCSI controller takes its number',
    file: 'generation 1',
    edits: [
      [vssEntry, entry('010', scsiClass, scsiInstance1, 'Synthetic SCSI Controller')],
      [scsiEntry1, ''],
      [`  ${vssNode}`, ''],
      [`<manifest>\n    ${size13}`, '<[|manifest|]>\n    <size type="integer">12</size>'],
    ],
    code: 'HVB003',
  },
  {
    name: 'a saved state',
    file: 'template',
    edits: [
      [
        '  </properties>\n',
        '  </properties>\n  <savedstate>\n    <in_progress type="bool">False</in_progress>\n    <memlocation type="string">[|C:\\VMs\\a.bin|]</memlocation>\n    <type type="string">Normal</type>\n    <vsvlocation type="string">C:\\VMs\\a.vsv</vsvlocation>\n  </savedstate>\n',
      ],
    ],
    code: 'HVB007',
  },
  {
    name: 'checkpoints on another volume than the disk, 2012',
    file: 'generation 1',
    edits: [[noCheckpoints, `      <data_root type="string">[|D:\\Checkpoints|]</data_root>\n${noCheckpoints}`]],
    code: 'HVB010',
    host: 'windows-server-2012',
  },
  {
    name: 'checkpoints on another volume than the disk, 2012 R2',
    file: 'generation 1',
    edits: [[noCheckpoints, `      <data_root type="string">[|D:\\Checkpoints|]</data_root>\n${noCheckpoints}`]],
    code: 'HVB010',
  },
  {
    name: 'a pass-through disk',
    file: 'generation 1',
    edits: [[ideSlot, ideSlot.replace('>NONE<', '>[|HDD|]<')]],
    code: 'HVB011',
  },
  {
    name: 'a shared VHDX on 2012 R2',
    file: 'generation 2',
    edits: [[shared, shared.replace('False', '[|True|]')]],
    code: 'HVB014',
  },
  {
    name: 'a shared disk that is no VHD Set, on 2019',
    file: 'generation 2',
    edits: [
      [shared, shared.replace('False', 'True')],
      [disk2, `[|${disk2}|]`],
    ],
    code: 'HVB015',
    host: 'windows-server-2019',
  },
  {
    name: 'two checkpoints',
    file: 'generation 1',
    edits: [[noCheckpoints, noCheckpoints.replace('>0<', '>[|2|]<')]],
    code: 'HVB017',
  },
  {
    name: 'checkpoints are disabled, which a host of 2016 can do',
    file: 'generation 1',
    edits: [[noCheckpoints, `${noCheckpoints}      <user_type type="integer">[|2|]</user_type>\n`]],
    code: 'HVB018',
    host: 'windows-server-2016',
  },
  {
    name: 'version 4.0 on a host of 2012 R2',
    file: 'generation 1',
    edits: [['<version type="integer">1280</version>', '<version type="integer">[|1024|]</version>']],
    code: 'HVB021',
    host: 'windows-server-2012-r2',
  },
  {
    name: 'an ampersand in the name',
    file: 'generation 1',
    edits: [[name1, '<name type="string">[|Sales &amp; Service|]</name>']],
    code: 'HVB024',
  },
  {
    name: 'an ampersand in a disk file',
    file: 'template',
    edits: [[templateDisk, '[|C:\\VMs\\A &amp; B.vhd|]']],
    code: 'HVB024',
  },
  {
    name: 'a slash in the name',
    file: 'generation 1',
    edits: [[name1, '<name type="string">[|Sales/Service|]</name>']],
    code: 'HVB025',
  },
  {
    name: 'an asterisk in the name',
    file: 'generation 1',
    edits: [[name1, '<name type="string">[|Sales * Service|]</name>']],
    code: 'HVB025',
  },
  { name: 'a path of 287 characters', file: 'generation 1', edits: [[disk1, `[|${long}|]`]], code: 'HVB026' },
  {
    name: 'a merge is pending',
    file: 'generation 1',
    edits: [['<disk_merge_pending type="bool">False', '<disk_merge_pending type="bool">[|True|]']],
    code: 'HVB027',
  },
  {
    name: 'a virtual TPM, which a host of 2016 can have',
    file: 'generation 2',
    edits: [
      [size13, '<size type="integer">14</size>'],
      [
        '    </vdev013>\n',
        `    </vdev013>\n${entry('014', '[|736e6aa9-a3f8-49c0-9550-a963214d259a|]', '736E6AA9-A3F8-49C0-9550-A963214D259A', 'Microsoft Virtual TPM')}`,
      ],
    ],
    code: 'HVB028',
    host: 'windows-server-2016',
  },
  {
    name: 'the disk is an AutoRecovery file',
    file: 'generation 1',
    edits: [[disk1, '[|C:\\Disks\\Default Generation 1-AutoRecovery.avhdx|]']],
    code: 'HVB060',
  },
  {
    name: 'an AVHDX without a checkpoint',
    file: 'generation 1',
    edits: [[disk1, `[|C:\\Disks\\Default Generation 1_${guid}.avhdx|]`]],
    code: 'HVB068',
  },
  {
    name: 'an AVHD without a checkpoint',
    file: 'template',
    edits: [[templateDisk, `[|C:\\VMs\\disk_${guid}.avhd|]`]],
    code: 'HVB068',
  },
  {
    name: 'a VHD on a host of 2016',
    file: 'generation 2',
    edits: [[disk2, '[|C:\\Disks\\Default Generation 2.vhd|]']],
    code: 'HVB075',
    host: 'windows-server-2016',
  },
  {
    name: 'two disks on two Cluster Shared Volumes',
    file: 'generation 2',
    edits: [
      [disk2, 'C:\\ClusterStorage\\Volume1\\VM\\a.vhdx'],
      secondDisk('[|C:\\ClusterStorage\\Volume2\\VM\\b.vhdx|]'),
    ],
    code: 'HVB150',
  },
  {
    name: 'a share by its IP address',
    file: 'generation 1',
    edits: [[disk1, '[|\\\\10.20.30.40\\vms\\a.vhdx|]']],
    code: 'HVB158',
  },
  {
    name: 'one disk on a share, one local',
    file: 'generation 2',
    edits: [secondDisk('[|\\\\fs01.example.com\\vms\\b.vhdx|]')],
    code: 'HVB158',
  },
  {
    name: 'a path of 298 characters on a share',
    file: 'generation 1',
    edits: [[disk1, `[|${longShare}|]`]],
    code: 'HVB158',
  },
];

/** What contradicts the format. */
export const structureFaults: readonly Fault[] = [
  {
    name: 'the declaration says UTF-8',
    file: 'generation 1',
    edits: [['encoding="UTF-16"', 'encoding="[|UTF-8|]"']],
    code: 'vmconfig/encoding-mismatch',
  },
  {
    name: 'a namespace on the root',
    file: 'generation 1',
    edits: [['<configuration>', '<configuration [|xmlns="urn:x"|]>']],
    code: 'vmconfig/root-attributes',
  },
  {
    name: 'a truth value in lower case',
    file: 'template',
    edits: [[numLock, '<num_lock type="bool">[|false|]</num_lock>']],
    code: 'vmconfig/bool-case',
  },
  {
    name: 'a truth value that is none',
    file: 'generation 1',
    edits: [[numLock, '<num_lock type="bool">[|0|]</num_lock>']],
    code: 'vmconfig/value-not-of-type',
  },
  {
    name: 'a number that is none',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer">128<', '<low_mmio_gap_mb type="integer">[|128 MB|]<']],
    code: 'vmconfig/value-not-of-type',
  },
  {
    name: 'base64 with a character that it does not have',
    file: 'generation 2',
    edits: [
      [
        '<last_update_time type="bytes">5wcCAAUAEQALABoAIwDAAA==',
        '<last_update_time type="bytes">[|5wcCAAUAEQALABoAI*DAAA==|]',
      ],
    ],
    code: 'vmconfig/value-not-of-type',
  },
  {
    name: 'a type that there is not',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer"', '<low_mmio_gap_mb type="[|int|]"']],
    code: 'vmconfig/unknown-type',
  },
  {
    name: 'another type than real files have',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer"', '<low_mmio_gap_mb type="[|string|]"']],
    code: 'vmconfig/type-differs',
  },
  {
    name: 'a leaf without a type',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer"', '<[|low_mmio_gap_mb|]']],
    code: 'vmconfig/leaf-without-type',
  },
  {
    name: 'an attribute that no real file has',
    file: 'generation 1',
    edits: [['<low_mmio_gap_mb type="integer"', '<low_mmio_gap_mb type="integer" [|unit="MB"|]']],
    code: 'vmconfig/extra-attribute',
  },
  {
    name: 'a type on a group',
    file: 'generation 1',
    edits: [['<topology>', '<topology [|type="string"|]>']],
    code: 'vmconfig/type-on-container',
  },
  {
    name: 'text in a group',
    file: 'generation 1',
    edits: [['<topology>\n', '<topology>\n      [|low|]\n']],
    code: 'vmconfig/stray-text',
  },
  {
    name: 'a value that stands twice',
    file: 'generation 1',
    edits: [
      [
        '      <low_mmio_gap_mb type="integer">128</low_mmio_gap_mb>\n',
        '      <low_mmio_gap_mb type="integer">128</low_mmio_gap_mb>\n      <[|low_mmio_gap_mb|] type="integer">512</low_mmio_gap_mb>\n',
      ],
    ],
    code: 'vmconfig/duplicate-element',
  },
  {
    name: 'the manifest counts one too many',
    file: 'generation 1',
    edits: [[size13, '<size type="integer">[|14|]</size>']],
    code: 'vmconfig/manifest-size',
  },
  {
    name: 'an entry was taken out and not counted',
    file: 'template',
    edits: [
      [size13, '<size type="integer">[|13|]</size>'],
      [entry('013', scsiClass, 'D7A36E9B-9256-4F0D-BE2C-3A13887F7B03', 'Synthetic SCSI Controller'), ''],
    ],
    code: 'vmconfig/manifest-size',
    also: {
      code: 'HVB001',
      why: 'The entry was that of the SCSI controller. Its node is still there, but a random instance does not say what it is.',
    },
  },
  {
    name: 'a gap in the numbers',
    file: 'generation 1',
    edits: [
      ['<vdev013>', '<[|vdev014|]>'],
      ['</vdev013>', '</vdev014>'],
    ],
    code: 'vmconfig/vdev-number',
  },
  {
    name: 'a class that is no GUID',
    file: 'generation 1',
    edits: [
      [`<device type="string">${scsiClass}</device>`, `<device type="string">[|${scsiClass.slice(1)}|]</device>`],
    ],
    code: 'vmconfig/vdev-without-guid',
  },
  {
    name: 'an instance that is no GUID',
    file: 'generation 1',
    edits: [['<instance type="string">84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47<', '<instance type="string">[|84EAAE65|]<']],
    code: 'vmconfig/vdev-without-guid',
  },
  {
    name: 'the SCSI controller has no node',
    file: 'generation 1',
    edits: [
      [scsiNode1, ''],
      [`<instance type="string">${scsiInstance1}<`, `<instance type="string">[|${scsiInstance1}|]<`],
    ],
    code: 'vmconfig/device-without-node',
  },
  {
    name: 'a device is listed twice',
    file: 'generation 1',
    edits: [
      [size13, '<size type="integer">14</size>'],
      [scsiEntry1, `${scsiEntry1}${entry('014', scsiClass, `[|${scsiInstance1}|]`, 'Synthetic SCSI Controller')}`],
    ],
    code: 'vmconfig/duplicate-device',
  },
  {
    name: 'a device has two nodes',
    file: 'generation 1',
    edits: [
      [
        `  ${vssNode}`,
        `  ${vssNode}  ${vssNode.replace('<_5ced1297-4598-4915-a5fc-ad21bb4d02a4_>', '<[|_5ced1297-4598-4915-a5fc-ad21bb4d02a4_|]>')}`,
      ],
    ],
    code: 'vmconfig/duplicate-device',
  },
  {
    name: 'a third drive on an IDE channel',
    file: 'generation 1',
    edits: [
      [
        ideSlot,
        `${ideSlot}\n      <[|drive2|]>\n        <pathname type="string"></pathname>\n        <type type="string">NONE</type>\n      </drive2>`,
      ],
    ],
    code: 'vmconfig/drive-location',
  },
  {
    name: 'a drive of another kind than there are',
    file: 'generation 1',
    edits: [[floppyDrive, floppyDrive.replace('VFD', '[|FLP|]')]],
    code: 'vmconfig/drive-type',
  },
  {
    name: 'a disk may do less than it is promised',
    file: 'generation 2',
    edits: [
      ['<iops_limit type="integer">0', '<iops_limit type="integer">[|100|]'],
      ['<iops_reservation type="integer">0', '<iops_reservation type="integer">500'],
    ],
    code: 'vmconfig/iops-limit',
  },
  {
    name: 'the maximum of dynamic memory is below what the VM starts with',
    file: 'template',
    edits: [
      [bankOff, bankOff.replace('False', 'True')],
      ['<limit type="integer">1048576<', '<limit type="integer">[|768|]<'],
    ],
    code: 'vmconfig/memory-range',
  },
  {
    name: 'generation 2 with a floppy controller',
    file: 'generation 2',
    edits: [
      [
        '  <_9f8233ac-be49-4c79-8ee3-e7e1985b2077_>\n',
        `  <[|_8f0d2762-0b00-4e04-af4f-19010527cb93_|]>\n    <VDEVVersion type="integer">256</VDEVVersion>\n    <controller0>\n      ${floppyDrive}\n    </controller0>\n  </_8f0d2762-0b00-4e04-af4f-19010527cb93_>\n  <_9f8233ac-be49-4c79-8ee3-e7e1985b2077_>\n`,
      ],
    ],
    code: 'vmconfig/generation-2-device',
  },
  {
    name: 'the two ids differ',
    file: 'generation 1',
    edits: [
      ['<logical_id type="string">B90AC31B-C6F8-479F-9B91-07B894A6A3F6<', `<logical_id type="string">[|${guid}|]<`],
    ],
    code: 'vmconfig/id-mismatch',
  },
  {
    name: 'the file is named after another VM',
    file: 'generation 1',
    named: `${guid}.xml`,
    edits: [
      [
        '<global_id type="string">B90AC31B-C6F8-479F-9B91-07B894A6A3F6<',
        '<global_id type="string">[|B90AC31B-C6F8-479F-9B91-07B894A6A3F6|]<',
      ],
    ],
    code: 'vmconfig/file-name-mismatch',
  },
  {
    name: 'a version that hosts keep in binary files',
    file: 'generation 1',
    named: 'B90AC31B-C6F8-479F-9B91-07B894A6A3F6.xml',
    edits: [['<version type="integer">1280<', '<version type="integer">[|2048|]<']],
    code: 'vmconfig/version-in-xml',
  },
  {
    name: 'the guest may send any SCSI command',
    file: 'template',
    edits: [
      [
        '<storage_allow_full_scsi_command_set type="bool">False',
        '<storage_allow_full_scsi_command_set type="bool">[|True|]',
      ],
    ],
    code: 'vmconfig/full-scsi-command-set',
  },
  {
    name: 'a comment that silences nothing',
    file: 'generation 1',
    edits: [[beforeManifest, '  </global_settings>\n  <!-- hvb-disable [|HVB999|] -->\n  <manifest>']],
    code: 'vmconfig/unknown-suppression',
  },
];
