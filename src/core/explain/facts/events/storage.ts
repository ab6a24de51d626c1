import { chainTroubleshooting, securityDatasets } from '../sources';
import { rowsOf } from './event-row';

/** Virtual storage of the host, file systems and disks (EVENTS.md sections 4 and 5). */
const synthStor = rowsOf('synthstor');
const storageVsp = rowsOf('storagevsp', { from: 'windows-server-2016' });
const ntfsVolume = rowsOf('ntfs-operational');
const ntfs = rowsOf('ntfs');
const disk = rowsOf('disk');

export const storageEvents = [
  synthStor(
    12140,
    'A disk of the VM could not be opened. 0x80070020 after a failed merge is a file that something still holds open.',
    ['HVB078', 'HVB070'],
    {
      evidence: 'quoted',
    },
  ),
  synthStor(12142, 'A disk of the VM could not be opened because of another file in its chain.', ['HVB064', 'HVB065']),
  synthStor(12240, 'A disk file of the VM was not found.', ['HVB064', 'HVB067']),
  synthStor(12244, 'A disk of the VM could not be attached because another process uses it.', ['HVB078']),
  synthStor(12290, 'The account of the VM may not open its disk file.', ['HVB073']),
  synthStor(12622, 'Change tracking could not be enabled for a disk; the next backup is a full one.', ['HVB171'], {
    from: 'windows-server-2012',
  }),
  synthStor(12630, 'Storage of a disk did not come back, and the VM is turned off.', ['HVB110'], {
    from: 'windows-server-2016',
  }),
  storageVsp(3, 'The storage driver of the guest is of a version that the host does not accept.', ['HVB005']),
  storageVsp([4, 5], 'A storage device of the VM changed its recovery state after an error of its storage.', [
    'HVB110',
  ]),
  ntfsVolume(
    98,
    'A volume was mounted; the event says whether it is healthy. In a guest, one such line for each volume marks that the disks of a snapshot appeared.',
    [],
    { evidence: 'seen', source: securityDatasets },
  ),
  ntfs(55, 'The file system of a volume is damaged.', ['HVB110'], { evidence: 'quoted' }),
  ntfs(
    137,
    'The transaction log of a volume did not start. On a snapshot volume that a backup takes away again it is usual.',
    [],
    {
      evidence: 'quoted',
    },
  ),
  ntfs(140, 'Data of a file could not be written to its volume.', ['HVB110'], { evidence: 'quoted' }),
  disk(
    [7, 9, 11, 15],
    'A disk failed: a bad block, no answer in time, an error of the controller, or not ready.',
    ['HVB110'],
    {
      evidence: 'quoted',
      source: chainTroubleshooting,
    },
  ),
  disk(34, 'The write cache of a disk was turned off.', [], { evidence: 'seen' }),
  disk([51, 129, 153], 'Reading or writing a disk had to be repeated, or the disk was reset.', ['HVB110'], {
    evidence: 'seen',
  }),
  disk(157, 'A disk disappeared without being taken off first. It is usual when a backup takes a snapshot away.', [], {
    evidence: 'quoted',
  }),
];
