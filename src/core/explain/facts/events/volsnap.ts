import { libyalCatalogues } from '../sources';
import { idsBetween, rowsOf } from './event-row';

/** The driver behind the shadow copies of the system provider, in host and guest alike (EVENTS.md section 5). */
const row = rowsOf('volsnap', { source: libyalCatalogues });
const create = { step: 'volume-snapshot' } as const;
const space = ['HVB094', 'HVB039'] as const;

export const volsnapEvents = [
  row(
    [1, 3, 7, 22, 28],
    'The shadow copy storage of a volume could not be set up, so no snapshot was made.',
    space,
    create,
  ),
  row(2, 'The shadow copy storage lies on a volume that is not NTFS, so no snapshot was made.', ['HVB106'], create),
  row([4, 5, 6, 11], 'There was too little memory to make or keep a snapshot.', ['HVB095'], create),
  row(
    8,
    'Writes to a volume were held, but nobody released them in time: the snapshot took longer than ten seconds.',
    ['HVB095'],
    create,
  ),
  row(9, 'The file system of a volume did not become quiet in time for a snapshot.', ['HVB095'], create),
  row(10, 'A snapshot took too long to install.', ['HVB095'], create),
  row(12, 'The storage of a snapshot became scarce before it was installed.', space, create),
  row([13, 24], 'The shadow copy storage of a volume could not grow, so snapshots were lost.', space),
  row([14, 15, 20], 'A snapshot was lost because of an error of input, output or memory.', ['HVB110', 'HVB163']),
  row([16, 40, 60], 'Snapshots were lost because the volume with their storage was taken away.', ['HVB110', 'HVB163']),
  row(
    17,
    'A second snapshot wanted to hold writes on a volume while the first one still did.',
    ['HVB093', 'HVB142'],
    create,
  ),
  row(21, 'A snapshot was given up because memory was low.', ['HVB095'], create),
  row(23, 'There was not enough space to make a snapshot.', space, create),
  row(25, 'Snapshots were lost because their storage could not grow as fast as data was written.', space),
  row(26, 'A snapshot was lost because its volume was removed.', ['HVB110']),
  row([27, 29, 31, 32], 'Snapshots of a volume could not be found again after a restart or failover.', ['HVB163']),
  row(30, 'A snapshot that was never finished was removed.', ['HVB163']),
  row(33, 'The oldest snapshot of a volume was removed to stay under the space limit.', ['HVB163', 'HVB099'], {
    evidence: 'seen',
  }),
  row([34, 37], 'Snapshots were given up for hibernation or a crash dump.', []),
  row(35, 'Snapshots were lost because their storage could not grow.', space),
  row(36, 'Snapshots were lost because their storage reached the limit that somebody set.', space, {
    evidence: 'seen',
  }),
  row(38, 'The limit that somebody set keeps the storage of snapshots from growing; they may be lost.', space),
  row([39, 41, 48], 'The storage of a snapshot could not be placed well; free space is scattered.', space, create),
  row(58, 'The oldest snapshot of a volume was removed to stay under the number limit.', ['HVB163', 'HVB099']),
  row(59, 'Snapshots were lost because the volume with their storage came too late.', ['HVB163']),
  row([61, 62, 64, 65, 66], 'A volume is, or was, rolled back to a snapshot.', []),
  row(63, 'A snapshot could not be deleted; it will be tried again.', ['HVB099']),
  row(67, 'A snapshot that was being made could not be installed.', ['HVB092'], create),
  row(idsBetween(80, 94), 'A volume was taken offline to protect its snapshots.', ['HVB110']),
  row(95, 'The oldest snapshot of a volume was removed so that later ones could be deleted.', ['HVB163']),
];

const driver = rowsOf('volume-snapshot-driver');

export const snapshotDriverEvents = [
  driver([1000, 1001], 'The system provider began, or ended, to prepare a snapshot.', [], { step: 'prepare' }),
  driver([1002, 1003, 1004, 1005], 'The system provider worked on a new snapshot before it was shown.', [], create),
  driver([1006, 1007, 1008, 1009], 'The system provider completed or activated a snapshot.', [], create),
  driver([1014, 1018, 1019], 'The system provider dismounted or deleted a snapshot.', [], { step: 'snapshot-delete' }),
  driver(1020, 'The system provider rolls a volume back.', []),
  driver(
    [1024, 1025],
    'The system provider began, or ended, to hold writes on a volume; the time between them must stay below ten seconds.',
    ['HVB095'],
    create,
  ),
];
