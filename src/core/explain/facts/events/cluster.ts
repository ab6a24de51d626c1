import { clusterEvents as newerEvents } from '../sources';
import { rowsOf } from './event-row';

/** Failover clusters and Cluster Shared Volumes (EVENTS.md section 5). The catalogues end at 2012 R2. */
const row = rowsOf('cluster');
const snapshot = { step: 'volume-snapshot' } as const;
const from2012 = { from: 'windows-server-2012' } as const;

export const failoverClusterEvents = [
  row(1069, 'A resource of a role failed, for example a VM that did not start.', ['HVB110'], { evidence: 'quoted' }),
  row(1135, 'A node was removed from the cluster.', ['HVB162']),
  row(1230, 'A resource did not answer in time.', ['HVB110']),
  row(1250, 'A VM reported that a service inside it is in trouble.', []),
  row(1254, 'A role failed too often and is not started again.', []),
  row([1537, 1538], 'The cluster configuration is, or was, backed up.', []),
  row([1541, 1544], 'The backup of the cluster configuration was given up.', ['HVB086']),
  row(
    1584,
    'A snapshot of a Cluster Shared Volume was made by a program that had not prepared it; do not rely on that restore point.',
    ['HVB148'],
    snapshot,
  ),
  row(
    5120,
    'A Cluster Shared Volume paused and holds all reads and writes until its path is back; the status in the event says why.',
    ['HVB143', 'HVB164'],
    {
      evidence: 'quoted',
    },
  ),
  row(5121, 'A node reaches a Cluster Shared Volume only over the network.', ['HVB143', 'HVB144'], {
    evidence: 'quoted',
  }),
  row(5122, 'A Cluster Shared Volume works normally again.', []),
  row([5125, 5126], 'A filter or volume driver does not fit Cluster Shared Volumes, so access goes over the network.', [
    'HVB144',
  ]),
  row([5136, 5137], 'Redirected access to a Cluster Shared Volume was turned on (5136) or off (5137).', ['HVB140']),
  row(
    5140,
    'Backup mode of a Cluster Shared Volume was turned on; it ends by itself when no snapshot follows in the minutes that the event names.',
    ['HVB141'],
    snapshot,
  ),
  row(5141, 'Backup mode of a Cluster Shared Volume was turned off.', ['HVB141']),
  row(5142, 'A node lost its access to a Cluster Shared Volume.', ['HVB143', 'HVB164'], { evidence: 'quoted' }),
  row(5143, 'The move of a disk was refused to avoid a deadlock.', [], from2012),
  row(
    5144,
    'When a disk became a Cluster Shared Volume, its shadow copy storage could not be tied to the volume itself.',
    ['HVB145'],
    from2012,
  ),
  row(
    5145,
    'A software snapshot could not be deleted because its shadow copy storage is still tied to another volume, perhaps by snapshots in use.',
    ['HVB145', 'HVB161'],
    { ...from2012, step: 'snapshot-delete' },
  ),
  row(
    5147,
    'The move of a Cluster Shared Volume was refused because a snapshot of it was being made.',
    ['HVB146'],
    from2012,
  ),
  row(5150, 'A disk of the cluster failed.', ['HVB143']),
  row(
    [5156, 5157],
    'A Cluster Shared Volume paused because all its snapshots were deleted, for lack of space or after an error of storage.',
    ['HVB163'],
    {
      from: 'windows-server-2016',
      evidence: 'quoted',
      source: newerEvents,
    },
  ),
  row(
    5216,
    'A software snapshot of a Cluster Shared Volume could not be made; its disk has to be online.',
    ['HVB147'],
    {
      ...from2012,
      ...snapshot,
    },
  ),
  row(
    5217,
    'A software snapshot of Cluster Shared Volumes could not be made; the node that owns them knows why.',
    ['HVB147'],
    {
      ...from2012,
      ...snapshot,
    },
  ),
  row(
    5218,
    'A software snapshot of a Cluster Shared Volume was removed because it had become too old.',
    ['HVB163', 'HVB161'],
    {
      from: 'windows-server-2012-r2',
    },
  ),
];
