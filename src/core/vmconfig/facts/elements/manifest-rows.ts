import { meanings, section, survey, type SectionDefaults } from './row';

const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };

/** `manifest`: the list of devices. */
export const manifestElements = [
  ...section('configuration/manifest', seen, [
    [
      '',
      'container',
      'The devices of the VM, numbered from vdev001 without a gap. Before version 9.0 the emulated devices have a node and no entry here.',
    ],
    ['size', 'integer', 'How many vdev entries follow. It must be their number.', { sample: '0' }],
    [
      'vdev<nnn>',
      'container',
      'One device. Its settings stand in the node named after the instance; without a node it has the defaults.',
    ],
    ['vdev<nnn>/device', 'string', 'Class GUID: what the device is. The name beside it is for people only.'],
    [
      'vdev<nnn>/flags',
      'integer',
      'Flags of the entry. Only 1 was seen; what other values mean is not known.',
      { evidence: 'unknown', sample: '1' },
    ],
    [
      'vdev<nnn>/instance',
      'string',
      'Instance GUID: which device it is, and the name of its node. Most devices have their class GUID here; network adapters and SCSI controllers have one of their own.',
    ],
    ['vdev<nnn>/name', 'string', 'English name of the device. It changed between versions, so only the GUID counts.'],
    [
      'version',
      'integer',
      'Version of the manifest. That it goes by the configuration version is inferred.',
      {
        values: meanings(
          ['260', 'In configurations of version 2.0 and 5.0'],
          ['512', 'In configurations of version 9.0'],
        ),
        evidence: 'inferred',
        sample: '260',
      },
    ],
  ]),
];
