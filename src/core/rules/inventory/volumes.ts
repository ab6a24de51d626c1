import { parseHostPath, volumeOf } from '../../evidence/host-path';
import type { CsvStateShown, DiskShown } from '../../inventory/model';
import { lastSegment } from '../../vmconfig/last-segment';
import { knownSeverity } from '../known-severity';
import { sizeWords } from '../listing/listing-input';
import { ruleOf, type InventoryRule } from './inventory-input';
import { hostPathKey } from './paths';
import { nameKey, whole } from './vm-input';

/** The reasons that name a driver; the others are asked for, by design (ReFS, tiering), or pass by themselves. */
const drivers = /\bIncompatible(FileSystem|Volume)Filter\b/;

const redirected = ruleOf('HVB144', knownSeverity('HVB144', 'warning'), ({ doc }, report) => {
  const byVolume = new Map<string, CsvStateShown[]>();
  for (const one of doc.csvStates) {
    const { fileSystemReason: reason, stateInfo } = one;
    if (!reason?.isKnown || reason.isCut || !drivers.test(reason.value)) continue;
    if (stateInfo && stateInfo.value !== 'FileSystemRedirected') continue;
    const key = nameKey((whole(one.name) ?? whole(one.volumeName))?.value ?? '');
    const all = byVolume.get(key) ?? [];
    byVolume.set(key, all);
    all.push(one);
  }
  for (const [first, ...others] of byVolume.values()) {
    const reason = first?.fileSystemReason;
    if (!first || !reason) continue;
    const name = whole(first.name) ?? whole(first.volumeFriendlyName);
    const nodes = [first, ...others].flatMap(({ node }) => (node && !node.isCut ? [node.value] : []));
    const isFilter = drivers.exec(reason.value)?.[1] === 'FileSystem';
    report({
      span: reason.span,
      message: `The shared volume${name ? ` "${name.value}"` : ''} sends its I/O over the network${nodeWords(nodes)} (${reason.value}): ${isFilter ? 'a file system filter' : 'a volume'} driver there is not made for shared volumes, and backups and merges on it are slow.`,
      related: others.slice(0, 10).map(({ span }) => ({ span, message: 'Here too.' })),
      fixes: () => [
        {
          title: 'List the filter drivers on this node with the volumes that they are attached to',
          powershell: 'fltmc instances',
          safety: `It only reads; run it on each node. ${isFilter ? '' : 'A volume driver is not in that list: see what was installed last. '}Agents of backup, virus scanning and replication bring such drivers: have their vendor name an update before anything is removed.`,
        },
      ],
    });
  }
});

function nodeWords(nodes: readonly string[]): string {
  const [first, ...others] = [...new Set(nodes)];
  if (first === undefined) return '';
  return others.length === 0 ? ` on node ${first}` : ` on ${others.length + 1} nodes, ${first} among them`;
}

/** Each ring of parents once: from every disk as far as it leads, over no disk twice. */
const rings = ruleOf('HVB069', knownSeverity('HVB069', 'error'), ({ doc }, report) => {
  const disks = new Map<string, DiskShown>();
  for (const disk of doc.disks) if (disk.path && !disk.path.isCut) disks.set(hostPathKey(disk.path.value), disk);
  const walkOf = new Map<string, string>();
  for (const start of disks.keys()) {
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = parentOf(disks.get(at));
    }
    const disk = at !== undefined && walkOf.get(at) === start ? disks.get(at) : undefined;
    if (!disk?.path || !disk.parentPath || at === undefined) continue;
    const isOne = parentOf(disk) === at;
    report({
      span: disk.parentPath.span,
      message: isOne
        ? `${lastSegment(disk.path.value)} names itself as its parent, so the chain of this disk cannot be opened.`
        : `${lastSegment(disk.path.value)} is among its own parents: from ${lastSegment(disk.parentPath.value)} on the chain leads back to it, so it cannot be opened.`,
      fixes: () => [
        {
          title:
            'Change nothing in the chain and copy all its files first; then have the vendor of the backup application or Microsoft support look at the copies, or restore from a backup.',
        },
      ],
    });
  }
});

function parentOf(disk: DiskShown | undefined): string | undefined {
  const parent = whole(disk?.parentPath);
  return parent && hostPathKey(parent.value);
}

/** The share of the disks' size that a backup may need beside them where nothing is known of their changes (RULES.md, HVB072). */
const planned = 0.1;

/** Get-Volume and Get-VHD in one text; of a chain the last disk counts, whose size is that of all. */
const room = ruleOf('HVB072', knownSeverity('HVB072', 'error'), ({ doc }, report) => {
  const parents = new Set(doc.disks.flatMap((disk) => parentOf(disk) ?? []));
  const byVolume = new Map<string, DiskShown[]>();
  for (const disk of new Map(doc.disks.map((one) => [hostPathKey(one.path?.value ?? ''), one])).values()) {
    const path = whole(disk.path);
    if (!path || !disk.size || parents.has(hostPathKey(path.value))) continue;
    const label = volumeOf(parseHostPath(path.value))?.label.toLowerCase() ?? '';
    const all = byVolume.get(label) ?? [];
    byVolume.set(label, all);
    all.push(disk);
  }
  const hosts = new Set([...doc.disks, ...doc.volumes].flatMap(({ computerName }) => computerName?.value ?? []));
  // Two hosts have a D: each.
  if (hosts.size > 1) return;
  for (const { letter, free } of doc.volumes) {
    if (!letter || !free || !/^[A-Za-z]$/.test(letter.value)) continue;
    const on = byVolume.get(`${letter.value.toLowerCase()}:`) ?? [];
    const size = on.reduce((sum, one) => sum + (one.size?.value ?? 0), 0);
    if (on.length === 0 || free.value >= size * planned) continue;
    report({
      span: free.span,
      // How much a backup needs only the changes of the VMs tell, and another volume may be mounted below a folder.
      atMost: 'warning',
      message: `${sizeWords(free.value)} are free on ${letter.value.toUpperCase()}:, less than 10 % of the ${sizeWords(size)} that the ${on.length === 1 ? 'disk shown on it has' : `${on.length} disks shown on it have`}: differencing disks of a backup or a merge may fill it, and Hyper-V then pauses the VMs.`,
      related: on
        .slice(0, 5)
        .flatMap(({ path }) => (path ? [{ span: path.span, message: 'One of these disks.' }] : [])),
      fixes: () => [
        {
          title:
            'Free space or enlarge the volume before the next backup or merge; no AVHDX and no VHD Set may be deleted for it.',
        },
      ],
    });
  }
});

/** Rules on volumes of the host, and on chains that lead nowhere. */
export const volumeRules: readonly InventoryRule[] = [rings, room, redirected];
