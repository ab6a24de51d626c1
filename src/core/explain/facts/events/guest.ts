import { icSvcMessages, libyalCatalogues } from '../sources';
import { rowsOf } from './event-row';

/** Events of the backup component inside a Windows guest (EVENTS.md section 4). The ids follow the guest's components, not the host. */
const icSvc = rowsOf('icsvc', { source: icSvcMessages });
const vmicvss = rowsOf('vmicvss', {
  from: 'windows-server-2012',
  to: 'windows-server-2012-r2',
  source: libyalCatalogues,
});
const setUp = 'Inside the guest, the backup component could not set up its snapshot; the status says why.';
const request = { step: 'guest-freeze' } as const;
const arrival = { step: 'autorecovery-attach' } as const;
const notArrived =
  'Inside the guest, disks or volumes on which the snapshot should be finished did not appear, or fit no original.';

export const guestEvents = [
  icSvc([1, 2, 3], setUp, ['HVB129'], request),
  icSvc(4, 'Inside the guest it could not be found out whether iSCSI or Fibre Channel disks are in use.', [
    'HVB012',
    'HVB013',
  ]),
  icSvc(5, 'Inside the guest, a volume of the snapshot fits no original volume.', ['HVB036'], arrival),
  icSvc(6, 'Inside the guest, not every disk of the snapshot appeared.', ['HVB036'], arrival),
  icSvc(7, 'Inside the guest, not every volume of the snapshot appeared.', ['HVB036'], arrival),
  icSvc(22, 'This version of the guest operating system cannot be backed up while it runs.', ['HVB034']),
  icSvc(23, 'A writer inside the guest failed; the event names it and gives its status.', ['HVB035'], request),
  icSvc(24, 'A cluster disk of the guest belongs to another node, so this VM cannot snapshot it.', ['HVB037'], request),
  vmicvss(1, 'This version of the guest operating system cannot be backed up while it runs.', ['HVB034']),
  vmicvss(2, 'A writer inside the guest failed; the event names it and gives its status.', ['HVB035'], request),
  vmicvss(3, 'Inside the guest, the shadow copy storage of a volume could not be set up.', ['HVB039'], request),
  vmicvss([4, 5, 6], setUp, ['HVB129'], request),
  vmicvss(
    [7, 8, 9, 11, 12],
    'Inside the guest, existing snapshots could not be found or looked at.',
    ['HVB129'],
    request,
  ),
  vmicvss(
    [10, 13, 14],
    'The guest uses scoped snapshots, which stand in the way of a backup while it runs.',
    ['HVB038'],
    {
      step: 'guest-freeze',
    },
  ),
  vmicvss(
    15,
    'Inside the guest it could not be found out whether iSCSI or Fibre Channel disks are in use.',
    ['HVB012', 'HVB013'],
    {
      step: 'guest-freeze',
    },
  ),
  vmicvss([16, 17, 18, 19], notArrived, ['HVB036'], { ...arrival, from: 'windows-server-2012-r2' }),
];
