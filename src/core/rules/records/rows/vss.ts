import { upTo2012, since2012R2, since2016, only2012, upTo2008R2, since2012 } from '../../../process/builds';
import { providerKey } from '../../../process';
import type { RecordRule } from '../record-rule';

const ids = { vmName: 1, vmId: 2 } as const;
const withError = { ...ids, error: 3, code: 4 } as const;

/** VSS, volsnap and the snapshot of the host: families D and E. */
export const vssRows: readonly RecordRule[] = [
  {
    code: 'HVB094',
    severity: 'error',
    where: 'hyper-v',
    events: [{ provider: 'volsnap', ids: [13, 23, 24, 25, 35, 36, 38], fields: { volume: 2 } }],
    message: ({ host, volume, id }) =>
      id === 38
        ? `The shadow copies of ${volume} on ${host} are at risk: their storage has reached its limit.`
        : `${host} has too little shadow copy storage for ${volume}, so shadow copies are lost while they are read.`,
    advice:
      'Free space or raise the limit of the shadow copy storage; never set it below what is in use, which deletes shadow copies.',
  },
  {
    code: 'HVB095',
    severity: 'error',
    where: 'run',
    events: [
      { provider: 'volsnap', ids: [8, 9, 21], fields: { volume: 2 } },
      { provider: 'vss', ids: [12297, 12298], fields: { volume: 1 } },
      { provider: 'vss', ids: [12310], fields: {} },
    ],
    message: ({ host, provider, id, volume }) =>
      id === 21
        ? `On ${host} flushing and holding the writes to ${volume} was given up because memory was short (volsnap 21).`
        : `On ${host} writes to ${volume} could not be flushed and held in the 10 seconds that a snapshot has (${provider} ${id}).`,
    advice: 'Take fewer volumes into one snapshot set, spread jobs over time, and look at the load of that storage.',
  },
  {
    code: 'HVB096',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10109, 10112, 10137], builds: upTo2012, fields: ids },
      { provider: 'vmms', ids: [10110], builds: upTo2012, fields: { ...ids, file: 3 } },
      { provider: 'vmms', ids: [10111], builds: upTo2008R2, fields: { ...ids, file: 3 } },
      { provider: 'vmms', ids: [10111], builds: only2012, fields: { ...ids, file: 3, error: 4, code: 5 } },
      { provider: 'vmms', ids: [10150], builds: since2012, fields: withError, codes: ['0x800423FB'] },
    ],
    message: ({ vm, id, why }) =>
      id === 10150
        ? `Auto-recovery for ${vm} failed${why}.`
        : `The disks of ${vm} in the shadow copy were not rolled back to the guest snapshot (event ${id})${why}, so the copy is at best crash-consistent.`,
    advice:
      'Look at mounting of VHDs on the host and whether the hardware provider supports auto-recovery; on 2012 R2 and later look for a left AutoRecovery file.',
  },
  {
    code: 'HVB105',
    severity: 'warning',
    where: 'run',
    events: [
      { provider: 'vss', ids: [8229], fields: { code: 1 } },
      { provider: 'vss', ids: [8193, 12289], fields: { code: 2 } },
      { provider: 'vss', ids: [12293], fields: { code: 3 } },
    ],
    message: ({ host, id, why }) =>
      `VSS on ${host} logged ${id} while a backup ran${why}: ${meaning(id)}. One such event alone proves nothing.`,
    advice: 'Read the result code and the routine in the event, and look at the writer or provider that it names.',
  },
  {
    code: 'HVB106',
    severity: 'error',
    where: 'hyper-v',
    events: [{ provider: 'volsnap', ids: [2], fields: { volume: 3 } }],
    message: ({ host, volume }) =>
      `The shadow copy storage ${volume} on ${host} is not NTFS, or its file system could not be told.`,
    advice:
      'Put the shadow copy storage on an NTFS volume; on a Cluster Shared Volume only the volume itself can hold it.',
  },
  {
    code: 'HVB143',
    severity: 'error',
    where: 'run',
    events: [{ provider: 'cluster', ids: [5120], fields: { volume: 1 } }],
    message: ({ volume, value }) =>
      `The shared volume ${volume} was paused while a backup ran, because of ${value(3)}.`,
    advice:
      'Read the status in the event: c00000b5 is a timeout of the storage, c000020c a lost connection between nodes. See also that the networks of the cluster have Client for Microsoft Networks and File and Printer Sharing turned on.',
  },
  {
    code: 'HVB144',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'cluster', ids: [5125, 5126], fields: { volume: 1 } }],
    message: ({ volume, id }) =>
      `A ${id === 5125 ? 'filter' : 'volume'} driver makes the shared volume ${volume} redirect its I/O over the network.`,
    advice: 'Find the driver with "fltmc instances": agents of backup, virus scanning and replication bring them.',
  },
  {
    code: 'HVB145',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'cluster', ids: [5144], builds: since2012, fields: { volume: 2 } },
      { provider: 'cluster', ids: [5145], builds: since2012, fields: { volume: 2 } },
    ],
    message: ({ volume, id }) =>
      id === 5144
        ? `The shadow copy storage of the shared volume ${volume} could not be put on the volume itself, and no other place is supported.`
        : `A software snapshot of the shared volume ${volume} could not be deleted, because its storage could not be taken off the volume.`,
    advice: 'Look at "vssadmin list shadowstorage" and plan to put the association back on the same volume.',
  },
  {
    code: 'HVB146',
    severity: 'info',
    where: 'any',
    events: [{ provider: 'cluster', ids: [5147], builds: since2012, fields: { volume: 1 } }],
    message: ({ volume }) =>
      `The shared volume ${volume} was not moved because a snapshot of it was being made. That protects the backup.`,
    advice: 'Move the volume after the job.',
  },
  {
    code: 'HVB147',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'cluster', ids: [5216, 5217], builds: since2012, fields: { volume: 1, code: 3 } }],
    message: ({ volume, why }) => `The software snapshot of the shared volume ${volume} failed${why}.`,
    advice: 'Check that the volume is online and read the System log of the node that owns it.',
  },
  {
    code: 'HVB148',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'cluster', ids: [1584], fields: { volume: 1 } }],
    message: ({ volume }) =>
      `A backup application took a snapshot of the shared volume ${volume} without preparing it; that backup may not be usable.`,
    advice: 'Use an application that supports Cluster Shared Volumes, and do not rely on that restore point.',
  },
  {
    code: 'HVB163',
    severity: 'warning',
    where: 'run',
    events: [
      { provider: 'cluster', ids: [5156, 5157], builds: since2016, fields: { volume: 1 } },
      { provider: 'cluster', ids: [5218], builds: since2012R2, fields: { volume: 2 } },
    ],
    message: ({ volume, id }) =>
      id === 5218
        ? `The cluster deleted an old software snapshot of ${volume} while a backup ran.`
        : `The shared volume ${volume} was paused because its snapshots were deleted while a backup ran.`,
    advice: 'Free space on the volume and shorten how long the application keeps snapshots.',
  },
  {
    code: 'HVB157',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'share-provider', ids: [1009], fields: { code: 2 } },
      { provider: 'share-agent', ids: [1013], fields: {} },
    ],
    message: ({ id, host, value, why }) =>
      id === 1009
        ? `The shadow copy agent of the file server ${value(1)} could not be reached${why}.`
        : `The account of the backup may not make shadow copies on the file server ${host}.`,
    advice: 'Install the feature FS-VSS-Agent on the file server, and make the backup account a Backup Operator there.',
  },
  {
    code: 'HVB160',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'share-provider', ids: [1006, 1007, 1008], fields: {} },
      { provider: 'share-agent', ids: [1005, 1006, 1007, 1008], fields: {} },
    ],
    message: ({ provider, id, host }) =>
      id === 1008 && providerKey(provider) === 'share-agent'
        ? `The shadow copy agent of the file server ${host} waited too long for the next command (${provider} ${id}).`
        : `A shadow copy of a file share took too long (${provider} ${id}): 30 minutes to prepare, 60 seconds to commit and 30 minutes to show it are allowed.`,
    advice: 'Put fewer shares into one set and look at the storage of the file server.',
  },
  {
    code: 'HVB162',
    severity: 'warning',
    where: 'run',
    events: [
      {
        provider: 'availability',
        ids: [21300, 21301, 21302, 21303, 21304, 21305, 21306, 21307, 21308, 21309],
        fields: { vmId: 1 },
      },
      { provider: 'availability', ids: [22501, 22502, 22503, 22504, 22505, 22506], fields: { vmId: 1, vmName: 2 } },
    ],
    message: ({ vm, id }) =>
      `A move of ${vm} to another node ${id === 22505 || id === 22506 ? 'failed' : 'ran'} while it was backed up; its backup checkpoint may stay.`,
    advice: 'Suspend load balancing and migrations during the job.',
  },
];

function meaning(id: number): string {
  if (id === 8229) return 'a writer on that computer refused an event';
  if (id === 12293) return 'a call into a shadow copy provider failed';
  return 'an unexpected error';
}
