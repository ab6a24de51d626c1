import { libyalCatalogues } from '../sources';
import { rowsOf } from './event-row';

/** Snapshot providers beside the system one: VSS for SMB file shares and the iSCSI Target Server (EVENTS.md section 5). */
const share = rowsOf('file-share-provider', {
  from: 'windows-server-2012',
  step: 'volume-snapshot',
  source: libyalCatalogues,
});
const agent = rowsOf('file-share-agent', { from: 'windows-server-2012', step: 'volume-snapshot' });
const iscsi = rowsOf('iscsi-target', { from: 'windows-server-2012', step: 'volume-snapshot' });
const tooSlow = ['HVB160'] as const;

export const shareSnapshotEvents = [
  share([1000, 1001, 1002, 1003, 1004], 'The list of shadow copies of file shares could not be read or written.', [
    'HVB105',
  ]),
  share(1005, 'Host and file server share no version of the protocol for shadow copies.', ['HVB157']),
  share(1006, 'The shadow copy of a file share was not prepared within 30 minutes.', tooSlow),
  share(1007, 'The file servers did not complete the shadow copy within 60 seconds.', tooSlow),
  share(1008, 'The shadow copy of a file share was not made reachable within 30 minutes.', tooSlow, { step: 'expose' }),
  share(
    1009,
    'The shadow copy agent of the file server cannot be reached: it is not installed, does not run, or is blocked.',
    ['HVB157', 'HVB164'],
  ),
  share([1010, 1011], 'The work for the shadow copy on a file server could not begin, or ended early.', tooSlow),
  agent(1005, 'On the file server, the shadow copy was not prepared within 30 minutes.', tooSlow),
  agent(1006, 'On the file server, the shadow copy was not completed within 60 seconds.', tooSlow),
  agent(1007, 'On the file server, the shadow copy was not made reachable within 30 minutes.', tooSlow, {
    step: 'expose',
  }),
  agent(1008, 'On the file server, the next request of the host did not come in time.', tooSlow),
  agent(
    [1010, 1011, 1012, 1013],
    'On the file server, a request was refused for lack of rights, or rights could not be set.',
    ['HVB159', 'HVB157'],
  ),
  agent([1016, 1017], 'On the file server, the share of a shadow copy could not be created or removed.', ['HVB159'], {
    step: 'expose',
  }),
];

export const iscsiTargetEvents = [
  iscsi(5, 'The snapshot set on the iSCSI Target Server was not completed.', ['HVB092']),
  iscsi(6, 'The iSCSI Target Server could not prepare the snapshot of a LUN.', ['HVB092'], { step: 'prepare' }),
  iscsi(7, 'The iSCSI Target Server could not export the snapshot of a LUN.', ['HVB092'], { step: 'expose' }),
  iscsi(8, 'The iSCSI Target Server could not find the snapshot of a LUN.', ['HVB092'], { step: 'expose' }),
  iscsi(9, 'The iSCSI Target Server could not complete the snapshot set.', ['HVB092']),
  iscsi([11, 12], 'The iSCSI Target Server failed before, or after, the final commit of a snapshot.', [
    'HVB092',
    'HVB102',
  ]),
  iscsi(13, 'The iSCSI Target Server could not abort a snapshot.', ['HVB092']),
  iscsi(14, 'The iSCSI Target Server could not delete the LUN of a snapshot.', ['HVB092'], { step: 'snapshot-delete' }),
  iscsi(15, 'The snapshot provider cannot reach the iSCSI Target Server.', ['HVB092', 'HVB154']),
];
