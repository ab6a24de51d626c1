import { meanings, section, survey, wmi, type SectionDefaults } from './row';

const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const settingPage = wmi('msvm-virtualsystemsettingdata');
const filetime = '100 ns since 1601-01-01 UTC';

/** The root and `properties`: what the VM is. */
export const propertiesElements = [
  ...section('configuration', seen, [
    ['', 'container', 'The configuration of one VM, of a checkpoint of it, or of a VM that is being imported.'],
    ['properties', 'container', 'What the VM is: its name, its id, its generation, and when it ran.'],
    [
      'savedstate',
      'container',
      'Where a saved VM keeps its memory and its devices. Empty when nothing is saved.',
      { seen: '2', source: `${survey}; its leaves from a published snippet of a 2012 R2 file` },
    ],
  ]),
  ...section('configuration/properties', seen, [
    [
      'creation_time',
      'bytes',
      'When the VM was created: a FILETIME of eight bytes, least significant first, as base64. Not every file has it.',
      { seen: '59', unit: filetime, sample: 'AAAAAAAAAAA=' },
    ],
    [
      'global_id',
      'string',
      'The id of the VM, a GUID without braces. The file is named after it.',
      { sample: '00000000-0000-0000-0000-000000000000' },
    ],
    [
      'highly_available',
      'bool',
      'True when the VM is a role of a failover cluster. Only False was seen in a file.',
      { seen: '59', evidence: 'inferred', sample: 'False' },
    ],
    [
      'last_powered_off_time',
      'integer',
      'When the VM was last turned off; 0 for never.',
      { unit: filetime, sample: '0' },
    ],
    ['last_powered_on_time', 'integer', 'When the VM was last started; 0 for never.', { unit: filetime, sample: '0' }],
    [
      'last_state_change_time',
      'integer',
      'When the VM last went from one state to another; 0 for never.',
      { unit: filetime, sample: '0' },
    ],
    [
      'name',
      'string',
      'The name of the VM as Hyper-V Manager shows it, at most 100 characters. Several VMs may have the same.',
      { evidence: 'documented', source: `${survey}; ${settingPage}` },
    ],
    [
      'notes',
      'string',
      'Free text about the VM. System Center marks its cluster VMs here with "#CLUSTER-INVARIANT#".',
      { sample: '' },
    ],
    [
      'subtype',
      'integer',
      'The generation of the VM, less one. Where it is missing, the VM is of generation 1.',
      { seen: '59', values: meanings(['0', 'Generation 1'], ['1', 'Generation 2']), sample: '0' },
    ],
    [
      'type_id',
      'string',
      'What this file describes. Only "Virtual Machines" was seen; the other words come from the management service.',
      {
        values: meanings(
          ['Virtual Machines', 'A VM'],
          ['Snapshots', 'A checkpoint of a VM'],
          ['Planned Virtual Machines', 'A VM that is being imported'],
          ['Planned Snapshots', 'A checkpoint of a VM that is being imported'],
        ),
        evidence: 'inferred',
        sample: 'Virtual Machines',
      },
    ],
    [
      'version',
      'integer',
      'The version of the configuration: 256 times the major part, plus the minor. It decides on which hosts the VM can run.',
      {
        values: meanings(
          ['256', '1.0, Windows Server 2008'],
          ['512', '2.0, Windows Server 2008 with SP1; files of 2008 R2 SP1 seem to say so too'],
          ['1024', '4.0, Windows Server 2012'],
          ['1280', '5.0, Windows Server 2012 R2; a 2016 host keeps it until it is upgraded'],
          ['2048', '8.0, Windows Server 2016'],
          ['2304', '9.0, Windows Server 2019'],
          ['2560', '10.0, Windows Server 2022'],
          ['3072', '12.0, Windows Server 2025'],
        ),
        sample: '1280',
      },
    ],
  ]),
  ...section(
    'configuration/savedstate',
    {
      seen: '',
      evidence: 'inferred',
      source: 'Published snippet of a 2012 R2 configuration; names in the data contract',
    },
    [
      ['in_progress', 'bool', 'True while the VM is being saved or restored.', { sample: 'False' }],
      ['memlocation', 'string', 'Path of the file with the saved memory, .bin.'],
      [
        'type',
        'string',
        'What the saved state is for.',
        {
          values: meanings(
            ['Normal', 'The VM was saved'],
            ['Snapshot', 'It belongs to a checkpoint'],
            ['Fast', 'A fast save; when Hyper-V uses it is not known'],
          ),
          sample: 'Normal',
        },
      ],
      ['vsvlocation', 'string', 'Path of the file with the saved state of the devices, .vsv.'],
    ],
  ),
  ...section('configuration', { seen: '', evidence: 'unknown', source: dataContractNote() }, [
    [
      'WorkerProcessSettings',
      'container',
      'Settings of the worker process, known by name only; it may exist only at run time.',
    ],
    [
      'allocation_results',
      'container',
      'What the host gave the VM, known by name only; it may exist only at run time.',
    ],
    ['import', 'container', 'State of an import, known by name only.'],
    ['security', 'container', 'Security settings of the VM, known by name only.', { since: '8.0' }],
  ]),
];

function dataContractNote(): string {
  return "Name in Microsoft's data contract or in a path string of the management service; not seen in a file";
}
