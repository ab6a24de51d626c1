import { managementService, meanings, section, survey, wmi, type SectionDefaults } from './row';

const systemPage = wmi('msvm-virtualsystemsettingdata');
const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const system: SectionDefaults = { seen: '259', evidence: 'documented', source: `${survey}; ${systemPage}` };
/** WMI counts these actions from 2, the file from 0. */
const counted: SectionDefaults = { ...system, source: `${survey}; ${systemPage}, whose numbers are 2 higher` };

/** `global_settings` without metrics and replication. */
export const globalElements = [
  ...section('configuration/global_settings', seen, [
    ['', 'container', 'What concerns the VM as a whole: checkpoints, power, owner, storage.'],
    [
      'data_root',
      'string',
      'The folder the configuration lives in. Hyper-V falls back to it for checkpoints when they have no location of their own.',
      { seen: '', evidence: 'inferred', source: managementService },
    ],
    ['devices', 'container', 'What concerns devices in general.'],
    [
      'disk_merge_pending',
      'bool',
      'True when a checkpoint still has to be merged into its parent disk. Only False was seen; the meaning is inferred from the name.',
      { evidence: 'inferred', sample: 'False' },
    ],
    ['owner', 'container', 'Who created the VM.'],
    ['owner/sid', 'string', 'Security identifier of the account that created the VM.'],
    ['power', 'container', 'What happens when the host starts and stops.'],
    ['power/host_shutdown', 'container', 'What happens when the host shuts down.'],
    ['power/host_startup', 'container', 'What happens when the host starts.'],
    [
      'slp_data_root',
      'string',
      'The folder of the smart paging file, which helps a VM restart when memory is short. The meaning is inferred.',
      {
        seen: '',
        evidence: 'inferred',
        since: '4.0',
        source: `${managementService}; ${systemPage} has the like as SwapFileDataRoot`,
      },
    ],
    ['snapshots', 'container', 'Checkpoints: where they are, how many, and of which kind.'],
    ['unexpected_termination', 'container', 'What happens when the worker process of the VM ends unexpectedly.'],
    [
      'vhd_path_acled',
      'bool',
      'True when the disk files were given permissions for this VM. Only True was seen; the meaning is inferred.',
      { evidence: 'inferred', sample: 'True' },
    ],
  ]),
  ...section('configuration/global_settings', counted, [
    [
      'power/host_shutdown/action',
      'integer',
      'What Hyper-V does with the VM when the host shuts down.',
      { values: meanings(['0', 'Turn it off'], ['1', 'Save its state'], ['2', 'Shut the guest down']), sample: '1' },
    ],
    [
      'power/host_startup/action',
      'integer',
      'What Hyper-V does with the VM when the host starts.',
      { values: meanings(['0', 'Nothing'], ['1', 'Start it if it ran before'], ['2', 'Always start it']), sample: '1' },
    ],
    [
      'unexpected_termination/action',
      'integer',
      'What Hyper-V does when the worker process of the VM ends unexpectedly.',
      { values: meanings(['0', 'Nothing'], ['1', 'Restart the VM'], ['2', 'Apply a checkpoint']), sample: '1' },
    ],
  ]),
  ...section('configuration/global_settings/critical_error', { ...system, seen: '9', since: '8.0' }, [
    ['', 'container', 'What happens when the VM loses its storage.', { evidence: 'seen' }],
    [
      'action',
      'integer',
      'What Hyper-V does with the VM when its storage is gone.',
      { values: meanings(['0', 'Nothing'], ['1', 'Pause it until the storage is back']), sample: '1' },
    ],
    [
      'timeout',
      'integer',
      'How long Hyper-V waits for the storage before it turns the VM off. Read as seconds, the 1800 of the files is half an hour.',
      { evidence: 'inferred', unit: 'seconds (inferred)', sample: '1800' },
    ],
  ]),
  ...section('configuration/global_settings/devices', system, [
    [
      'allow_reduced_fc_redundancy',
      'bool',
      'True when the VM may move to a host that has fewer paths, or none, to its Fibre Channel storage.',
      { seen: '59', sample: 'False' },
    ],
    [
      'cpu_architecture',
      'integer',
      'The processor architecture of the VM. Only 1 was seen.',
      { seen: '9', evidence: 'inferred', sample: '1' },
    ],
    [
      'generation_id',
      'string',
      'The VM generation id, 32 hexadecimal digits. Hyper-V changes it when the VM goes back in time, so that guests such as domain controllers notice.',
      { seen: '59', since: '4.0', evidence: 'inferred' },
    ],
    [
      'host_resource_protection_enabled',
      'bool',
      'True when the host watches the VM for activity that could harm it.',
      { seen: '9', since: '8.0', source: `${survey}; ${wmi('msvm-processorsettingdata')}`, sample: 'False' },
    ],
    [
      'lock_on_disconnect',
      'bool',
      'True when the guest is locked as soon as the console is disconnected.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    [
      'storage_allow_full_scsi_command_set',
      'bool',
      'True when SCSI commands of the guest reach its pass-through disks unfiltered. Microsoft recommends False.',
      { sample: 'False' },
    ],
  ]),
  ...section('configuration/global_settings/snapshots', system, [
    [
      'data_root',
      'string',
      'The checkpoint location: the folder that holds the folder "Snapshots". Where it is missing, Hyper-V takes its default.',
      { seen: '2' },
    ],
    [
      'enable_automatic',
      'bool',
      'True when Windows makes a checkpoint each time the VM starts.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    ['list', 'container', 'The checkpoints of the VM. How its entries are named is not known.', { evidence: 'seen' }],
    [
      'list/size',
      'integer',
      'How many checkpoints the VM has. Only 0 was seen in a file.',
      { evidence: 'inferred', source: survey, sample: '0' },
    ],
    [
      'user_type',
      'integer',
      'What kind of checkpoint a user gets.',
      {
        seen: '9',
        since: '8.0',
        values: meanings(
          ['2', 'None, checkpoints are disabled'],
          ['3', 'Production, else standard'],
          ['4', 'Production only'],
          ['5', 'Standard'],
        ),
        sample: '3',
      },
    ],
  ]),
];
