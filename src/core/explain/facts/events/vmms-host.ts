import { chainTroubleshooting, evtxMaps } from '../sources';
import { rowsOf } from './event-row';

/** VMMS: the service itself, configurations, rights, space and replication (EVENTS.md section 2). */
const row = rowsOf('vmms');
const only2012 = { from: 'windows-server-2012', to: 'windows-server-2012-r2' } as const;

export const vmmsHostEvents = [
  row(12280, 'The computer account of the host may not use the file share of a disk.', ['HVB159']),
  row(12290, 'An account, usually that of the VM, may not open a disk file.', ['HVB073']),
  row(13002, 'A VM was created.', [], { from: 'windows-server-2012-r2', evidence: 'seen', source: evtxMaps }),
  row(13003, 'A VM was deleted.', [], { from: 'windows-server-2012-r2', evidence: 'seen', source: evtxMaps }),
  row(14070, 'The worker process of a VM ended unexpectedly.', ['HVB135'], { evidence: 'quoted' }),
  row(14090, 'The Virtual Machine Management service stops while VMs run; they go on without management.', ['HVB086']),
  row(14092, 'The Virtual Machine Management service stops.', ['HVB086']),
  row(14094, 'The Virtual Machine Management service started.', []),
  row(14096, 'The Virtual Machine Management service did not start; without it the host has no Hyper-V writer.', [
    'HVB085',
    'HVB086',
  ]),
  row(16050, 'The volume of a VM is about to run out of space.', ['HVB072']),
  row(16060, 'A VM was paused because its volume ran out of space.', ['HVB072']),
  row(
    [16300, 16310],
    'The configuration of a VM cannot be loaded or is corrupt; the VM is then missing from backups.',
    ['HVB022'],
    {
      evidence: 'quoted',
    },
  ),
  row([16320, 16330], 'The configuration of a checkpoint cannot be loaded or is corrupt.', ['HVB022']),
  row(
    19110,
    'The permissions of a folder could not be set; on a share the computer account needs the right to write.',
    ['HVB159', 'HVB073'],
  ),
  row(27002, 'A virtual disk could not be opened because of another file in its chain.', ['HVB064'], {
    ...only2012,
    source: chainTroubleshooting,
  }),
  row(27350, 'A differencing disk and its parent do not fit by their identifiers.', ['HVB065'], only2012),
  row(29156, 'No checkpoint was taken because initial replication or resynchronisation is not finished.', ['HVB137'], {
    ...only2012,
  }),
  row(
    29194,
    'A checkpoint of a replica VM was not removed because resynchronisation is not finished.',
    ['HVB137'],
    only2012,
  ),
  row(32022, 'Changes of a VM could not be replicated; a running backup can be the reason.', ['HVB136'], {
    ...only2012,
    evidence: 'quoted',
  }),
  row(
    [32024, 32025],
    'An application-consistent recovery point for replication failed; a backup that runs at the same time can be the reason.',
    ['HVB136'],
    { ...only2012, step: 'guest-snapshot' },
  ),
  row(32032, 'Received changes could not be applied to a replica VM.', ['HVB136'], {
    from: 'windows-server-2012-r2',
    to: 'windows-server-2012-r2',
    evidence: 'quoted',
  }),
  row(32312, 'The disk chain of a replica VM does not fit by its identifiers.', ['HVB065'], only2012),
  row(
    32388,
    'The replica received changes that do not fit what it has: the VM was probably restored or reverted.',
    ['HVB138'],
    only2012,
  ),
  row(32546, 'An operation failed because the replication state of the VM does not allow it.', ['HVB009', 'HVB136'], {
    ...only2012,
    evidence: 'quoted',
  }),
  row(33620, 'An application-consistent recovery point for replication succeeded.', ['HVB050'], {
    ...only2012,
    step: 'guest-snapshot',
  }),
  row(33680, 'A replication operation of a VM failed.', ['HVB136'], {
    from: 'windows-server-2012-r2',
    to: 'windows-server-2012-r2',
    evidence: 'quoted',
  }),
];
