import { meanings, section, survey, wmi, type SectionDefaults } from './row';

const systemPage = wmi('msvm-virtualsystemsettingdata');
const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const system: SectionDefaults = { seen: '259', evidence: 'documented', source: `${survey}; ${systemPage}` };
/** Only a generation 2 file of version 5.0 keeps them in the configuration. */
const nvram: SectionDefaults = {
  seen: '5',
  evidence: 'inferred',
  source: `${survey}; names of the UEFI specification`,
};
const device = 'configuration/_<class firmware>_';
const serial = { sample: '0000-0000-0000-0000-0000-0000-00' };

/** BIOS and UEFI. */
export const firmwareElements = [
  ...section(device, seen, [
    ['', 'container', 'Firmware of the VM: BIOS in generation 1, UEFI in generation 2.'],
    ['base_board', 'container', 'The main board, as the guest sees it.'],
    [
      'boot',
      'container',
      'The boot order of generation 1. Generation 2 has it too, but boots by the UEFI variables (inferred).',
    ],
    [
      'boot/device<n>',
      'string',
      'What the VM tries to boot from, first to fourth.',
      {
        values: meanings(
          ['Optical', 'A DVD'],
          ['HardDrive', 'A hard disk'],
          ['Network', 'The network, by PXE'],
          ['Floppy', 'A diskette'],
        ),
        sample: 'HardDrive',
      },
    ],
    ['chassis', 'container', 'The chassis, as the guest sees it.'],
  ]),
  ...section(device, system, [
    ['base_board/serial_number', 'string', 'Serial number of the main board.', serial],
    [
      'bios_guid',
      'string',
      'GUID by which software in the guest knows the machine, in braces. Licences and management agents hang on it.',
      { sample: '{00000000-0000-0000-0000-000000000000}' },
    ],
    ['bios_serial_number', 'string', 'Serial number of the BIOS.', serial],
    ['chassis/asset_tag', 'string', 'Asset tag of the chassis.', serial],
    ['chassis/serial_number', 'string', 'Serial number of the chassis.', serial],
    ['num_lock', 'bool', 'True when Num Lock is on at start.', { sample: 'False' }],
    [
      'pause_after_boot_failure',
      'bool',
      'True when the firmware waits for a key after each boot entry that fails.',
      { seen: '59', sample: 'False' },
    ],
    [
      'pxe_preferred_protocol',
      'integer',
      'Which protocol network boot tries first. Only 4 was seen, read as IPv4; WMI uses other numbers.',
      { seen: '59', evidence: 'inferred', values: meanings(['4', 'IPv4'], ['6', 'IPv6']), sample: '4' },
    ],
    [
      'secure_boot_enabled',
      'bool',
      'True when the firmware starts signed boot loaders only. Only generation 2 can.',
      { seen: '59', sample: 'False' },
    ],
    [
      'secure_boot_template_id',
      'string',
      'Which signatures secure boot trusts, as the GUID of a template; all zeros for none.',
      { seen: '9', since: '8.0', sample: '00000000-0000-0000-0000-000000000000' },
    ],
  ]),
  ...section(`${device}/nvram`, nvram, [
    ['', 'container', 'The UEFI variables of a generation 2 VM, the boot order among them.', { evidence: 'seen' }],
    ['_<variable>', 'container', 'One UEFI variable: the GUID of who defined it, then its name.', { evidence: 'seen' }],
    [
      '_<variable>/attributes',
      'integer',
      'Attributes of the variable as bits; 7 is kept, and readable before and after boot.',
      {
        sample: '7',
      },
    ],
    ['_<variable>/data', 'bytes', 'Content of the variable.'],
    ['_<variable>/index', 'integer', 'Number of the variable in the map.', { sample: '0' }],
    [
      '_<variable>/timestamp',
      'bytes',
      'When an authenticated variable was signed: 16 bytes. Not every variable has it.',
    ],
    [
      'last_update_time',
      'bytes',
      'When a variable was last written: a SYSTEMTIME of 16 bytes as base64, which is what the one value seen decodes to.',
    ],
    ['map', 'container', 'The variables by number.', { evidence: 'seen' }],
    ['map/index<n>', 'string', 'Name of the variable of this number: its GUID, then its name.', { evidence: 'seen' }],
    ['map_max_index', 'integer', 'The number after the highest in the map.', { sample: '0' }],
  ]),
];
