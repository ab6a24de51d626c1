/** Who acts in a backup (DESIGN.md section 2). Finer ones are gathered: the guest's services and its provider are `guest`. */
export const actors = [
  'requestor',
  'vss',
  'writer',
  'vmms',
  'worker',
  'guest',
  'volume',
  'provider',
  'san',
  'proxy',
  'fileserver',
] as const;

export type Actor = (typeof actors)[number];

/** What an actor is, for tables and hovers. */
export const actorFacts: Readonly<Record<Actor, { readonly name: string; readonly what: string }>> = {
  requestor: {
    name: 'Backup application',
    what: 'asks for the backup and reads the data; on the host or on a server with an agent there',
  },
  vss: { name: 'VSS', what: 'the Volume Shadow Copy Service of the host, which runs one snapshot set at a time' },
  writer: { name: 'Hyper-V VSS writer', what: 'the part of vmms.exe that tells VSS which files belong to which VM' },
  vmms: { name: 'VMMS', what: 'the Virtual Machine Management Service; makes and merges checkpoints' },
  worker: {
    name: 'VM worker process',
    what: 'one process a VM; attaches disks and switches its writes to another file',
  },
  guest: {
    name: 'Guest',
    what: 'the backup integration service, VSS and the writers in the guest, or the daemon of a Linux guest',
  },
  volume: { name: 'Host volume', what: 'the volume or Cluster Shared Volume with its coordination between nodes' },
  provider: {
    name: 'Shadow copy provider',
    what: 'the system, hardware or file-share provider that takes the volume snapshot',
  },
  san: { name: 'Storage array', what: 'the array that holds the LUN, its snapshots and views' },
  proxy: { name: 'Off-host proxy', what: 'a server that mounts the LUN snapshot and reads from it' },
  fileserver: { name: 'File server', what: 'an SMB 3 server with its shadow copy agent' },
};
