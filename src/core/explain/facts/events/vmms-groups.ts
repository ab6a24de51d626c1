import { guestClusterErrors } from '../sources';
import { idsBetween, rowsOf } from './event-row';

/** VMMS 16578 to 16644: checkpoints and reference points of VM groups, from Windows Server 2016 (EVENTS.md section 2). */
const row = rowsOf('vmms', { from: 'windows-server-2016', source: guestClusterErrors });
const validation = ['HVB176'] as const;

export const vmmsGroupEvents = [
  row([16578, 16579], 'The checkpoint of a VM group could not be created.', validation, { step: 'checkpoint-create' }),
  row([16580, 16581], 'The checkpoint of a VM group was created.', [], { step: 'checkpoint-create' }),
  row([16582, 16583], 'The checkpoint of a VM group could not be deleted.', ['HVB123'], { step: 'checkpoint-merge' }),
  row([16584, 16585], 'The checkpoint of a VM group was deleted.', [], { step: 'checkpoint-merge' }),
  row([16586, 16587], 'The checkpoint of a VM group could not be exported.', ['HVB178'], { step: 'transfer' }),
  row([16588, 16589], 'The checkpoint of a VM group was exported.', [], { step: 'transfer' }),
  row([16590, 16591], 'The checkpoint of a VM group could not be turned into a reference point.', validation, {
    step: 'reference-point',
  }),
  row([16592, 16593], 'The checkpoint of a VM group was turned into a reference point.', [], {
    step: 'reference-point',
  }),
  row(
    [16594, 16595],
    'A failover cut an operation on the checkpoint of a VM group; the host began to clean up.',
    validation,
  ),
  row(
    [16596, 16597],
    'A failover cut an operation on the checkpoint of a VM group; it has to be repeated.',
    validation,
  ),
  row(
    [16598, 16599],
    'A failover cut the export of the checkpoint of a VM group; what was exported so far is of no use.',
    validation,
    { step: 'transfer' },
  ),
  row([16600, 16601], 'A checkpoint was not removed because it belongs to the checkpoint of a VM group.', ['HVB016']),
  row([16602, 16603], 'The reference point of a VM group could not be deleted.', ['HVB172'], {
    step: 'reference-point-delete',
  }),
  row([16604, 16605], 'The reference point of a VM group was deleted.', [], { step: 'reference-point-delete' }),
  row([16606, 16607], 'The checkpoint of a VM group could not be applied.', ['HVB132']),
  row([16608, 16609], 'The checkpoint of a VM group was applied.', []),
  row(16610, 'A request to another host of the VM group succeeded.', []),
  row(16611, 'A request to another host of the VM group failed.', validation),
  row(16612, 'The guest cluster in a VM group did not pass the check before a checkpoint.', validation),
  row(
    idsBetween(16613, 16616),
    'What the VMs of the group say about their guest cluster is missing or does not agree.',
    validation,
    { step: 'checkpoint-create' },
  ),
  row(16617, 'A shared disk is used by several nodes of the guest cluster at once, which no host backup supports.', [
    'HVB177',
  ]),
  row(
    [16618, 16619],
    'The nodes of the guest cluster disagree on whether a shared disk is online, or on who owns it.',
    ['HVB181'],
  ),
  row(16620, 'The VM group does not hold as many VMs as the guest cluster has nodes.', validation),
  row([16621, 16622], 'A shared disk is not attached to every VM of the guest cluster in the group.', validation, {
    step: 'checkpoint-create',
  }),
  row(
    idsBetween(16623, 16626),
    'The owner of a shared disk changed, or its disk left the group, during the backup.',
    ['HVB181'],
    {
      step: 'checkpoint-create',
    },
  ),
  row([16627, 16628], 'The reference point of a VM group could not be created.', validation, {
    step: 'reference-point',
  }),
  row([16629, 16630], 'The reference point of a VM group could not be exported.', ['HVB178'], { step: 'transfer' }),
  row(
    [16631, 16632, 16643, 16644],
    'The consistency that was asked for is not possible: a shared disk is used by several nodes at once, or every VM of the guest cluster is off.',
    ['HVB177'],
    { step: 'checkpoint-create' },
  ),
  row(
    idsBetween(16633, 16636),
    'The reference point of a VM group, or data that belongs to it, could not be deleted.',
    ['HVB172'],
    {
      step: 'reference-point-delete',
    },
  ),
  row([16637, 16638], 'The reference point of a VM group is marked to be deleted automatically.', [], {
    step: 'reference-point-delete',
  }),
  row([16639, 16640], 'The reference point of a VM group could not be cleaned up.', ['HVB172'], {
    step: 'reference-point-delete',
  }),
  row(
    [16641, 16642],
    'The guests of a VM group did not say which guest cluster they form; integration services in each of them have to run.',
    validation,
    { step: 'checkpoint-create' },
  ),
];
