import {
  folderOf,
  longestPlainPath,
  parseHostPath,
  plainLength,
  volumeOf,
  type HostVolume,
} from '../../evidence/host-path';
import { disksElsewhere, isUpTo2012 } from '../../runs/predict/guest-class';
import type { Fact, PlanDisk, PlanVm } from '../../scenario';
import { isHostUpTo } from '../host-age';
import { quotePowerShell, vmParameter } from '../powershell';
import type { Fix, RuleFinding } from '../rule';
import { backedUp, diskWord, isLiveLinux, notesOn, onHost, planRule, theWordOf, vmFactsOf, wordOf } from './plan-input';
import type { ScenarioRule } from './scenario-input';

/** The prediction asks the same disks up to 2012; from 2012 R2 on it changes nothing and is information. */
const checkpointLocation = planRule('HVB010', 'error', ({ plan }, report) => {
  for (const vm of backedUp(plan)) {
    const [first, ...others] = disksElsewhere(vm);
    const at = vm.checkpoints && volumeOf(parseHostPath(vm.checkpoints.value));
    const own = first?.path && volumeOf(parseHostPath(first.path.value));
    if (!first?.path || !vm.checkpoints || !at || !own) continue;
    const path = first.path.value;
    const old = isUpTo2012(vm.hostOs?.value);
    report({
      span: vm.checkpoints.span,
      ...(!old && { atMost: 'info' as const }),
      message: `Checkpoints of ${theWordOf(vm)} go to ${at.label}, but its ${diskWord(first)} is on ${own.label}; ${old ? 'on this host the VM is put into saved state for its backup' : 'from 2012 R2 on AVHDX files are made beside their disks, so this matters little'}.`,
      related: [first, ...others].map(({ head }) => ({ span: head, message: 'This disk is on another volume.' })),
      fixes: () => [
        {
          title: `Move the checkpoint location to ${own.label}`,
          powershell: `Set-VM ${vmParameter(vmFactsOf(vm), '-Name')} -SnapshotFileLocation ${quotePowerShell(folderOf(path))}`,
          safety: `The VM must have no checkpoint (event 16340).${notesOn(vm)}`,
        },
      ],
    });
  }
});

/** Of disks that lie elsewhere the notes on Linux features say that a live backup does not succeed. */
const linuxOnShare = planRule('HVB046', 'warning', ({ plan }, report) => {
  for (const vm of backedUp(plan)) {
    if (!isLiveLinux(vm, plan)) continue;
    const disk = vm.disks?.find(
      ({ path, storage }) =>
        storage?.kind?.value === 'smb3' || (path && parseHostPath(path.value).root.kind === 'share'),
    );
    if (!disk) continue;
    report({
      span: disk.path?.span ?? disk.head,
      message: `${wordOf(vm)} runs Linux with a disk on a share; the notes on its features say that a live backup does not succeed there.`,
      fixes: () => [
        {
          title: "Move the VM's storage to a local or a Cluster Shared Volume",
          powershell: `Move-VMStorage ${vmParameter(vmFactsOf(vm))} -DestinationStoragePath '<folder on the volume>'`,
          safety: `Or back it up with an agent inside of the guest. The VM may run. No backup and no merge may run meanwhile, and the target needs room for all files.${notesOn(vm)}`,
        },
      ],
    });
  }
});

const severalCsv = planRule('HVB150', 'warning', ({ plan }, report) => {
  for (const vm of backedUp(plan)) {
    if (!isHostUpTo('windows-server-2012-r2', onHost(vm))) continue;
    const placed = (vm.disks ?? []).flatMap(({ path }) => {
      const volume = path && volumeOf(parseHostPath(path.value));
      return path && volume?.kind === 'csv' ? [{ path, volume }] : [];
    });
    const [main] = placed;
    const other = placed.find(({ volume }) => volume.key !== main?.volume.key);
    if (!main || !other) continue;
    const labels = [...new Map(placed.map(({ volume }) => [volume.key, volume.label])).values()];
    report({
      span: other.path.span,
      message: `Files of ${theWordOf(vm)} lie on ${labels.length} Cluster Shared Volumes (${labels.join(', ')}); all of them must enter one snapshot set, which lengthens the time that writes are held.`,
      related: [{ span: main.path.span, message: `This file is on ${main.volume.label}.` }],
      fixes: () => moveTo(main.volume, vm),
    });
  }
});

/** Storage migration came with Windows Server 2012. */
function moveTo({ label }: HostVolume, vm: PlanVm): readonly Fix[] {
  if (isHostUpTo('windows-server-2008-r2', onHost(vm))) return [];
  return [
    {
      title: `Move the VM's storage to ${label}`,
      powershell: `Move-VMStorage ${vmParameter(vmFactsOf(vm))} -DestinationStoragePath ${quotePowerShell(`${label}\\<folder of this VM>`)}`,
      safety: `${moving}${notesOn(vm)}`,
    },
  ];
}

interface NamedPath {
  readonly path: Fact<string>;
  /** For the beginning of a sentence. */
  readonly what: string;
  /** For a folder: how many characters Hyper-V adds to it for the longest file that it surely makes there. */
  readonly below: number;
}

/** `\\Snapshots\\<GUID>.xml` (VOCABULARY.md section 1). */
const checkpointFile = '\\Snapshots\\'.length + 36 + '.xml'.length;

/** What a backup of the VM takes, as far as the scenario names it. */
function pathsOf(vm: PlanVm): readonly NamedPath[] {
  const disks = (vm.disks ?? []).flatMap((disk): NamedPath[] =>
    disk.path && !isForeign(disk) ? [{ path: disk.path, what: `The ${diskWord(disk)}`, below: 0 }] : [],
  );
  const { checkpoints } = vm;
  return checkpoints
    ? [...disks, { path: checkpoints, what: 'A checkpoint configuration', below: checkpointFile }]
    : disks;
}

function isForeign({ kind }: PlanDisk): boolean {
  return kind?.value === 'pass-through' || kind?.value === 'fibre-channel';
}

/** How long the path is for programs that know no `\\\\?\\`. */
function lengthOf({ path, below }: NamedPath): number {
  return plainLength(parseHostPath(below > 0 ? path.value.replace(/[\\/]$/, '') : path.value)) + below;
}

function isOnShare({ path }: NamedPath): boolean {
  return parseHostPath(path.value).root.kind === 'share';
}

const pathTooLong = planRule('HVB026', 'warning', ({ plan }, report) => {
  for (const vm of plan.vms)
    for (const named of pathsOf(vm)) {
      const length = lengthOf(named);
      if (isOnShare(named) || length <= longestPlainPath) continue;
      report({
        span: named.path.span,
        message: `${named.what} of ${theWordOf(vm)} has a path of ${length} characters, more than ${longestPlainPath}; restored elsewhere Hyper-V cannot open it. Shorten folder names before the backup.`,
        fixes: () => shorten(vm),
      });
    }
});

/** Storage migration came with Windows Server 2012. */
function shorten(vm: PlanVm): readonly Fix[] {
  if (isHostUpTo('windows-server-2008-r2', onHost(vm))) return [];
  return [
    {
      title: "Move the VM's files to a folder with a short path",
      powershell: `Move-VMStorage ${vmParameter(vmFactsOf(vm))} -DestinationStoragePath '<folder with a short path>'`,
      safety: `${moving} The file names stay: they must be short too.${notesOn(vm)}`,
    },
  ];
}

const moving =
  'The VM may run. No backup and no merge may run meanwhile, the target needs room for all files, and a shared disk cannot be moved so.';

/** IPv4, or IPv6 in the form that a UNC path can hold, whose zone stands after an `s`. */
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f-]{2,60}(?:s[0-9a-z]{1,20})?\.ipv6-literal\.net)$/i;

/** What DPM and Azure Backup Server support; where the scenario says another product, that is no matter. */
const smbPath = planRule('HVB158', 'error', ({ plan }, report) => {
  const product = plan.scenario.requestor?.product?.value ?? 'dpm';
  if (product !== 'dpm') return;
  for (const vm of plan.vms) {
    const paths = pathsOf(vm);
    const remote = paths.filter(isOnShare);
    for (const named of remote) {
      const found = byAddress(named, vm) ?? tooLong(named, vm);
      if (found) report(found);
    }
    const [share] = remote;
    const local = paths.find(({ path }) => ['drive', 'volume'].includes(parseHostPath(path.value).root.kind));
    if (!share || !local) continue;
    report({
      span: share.path.span,
      message: `${share.what} of ${theWordOf(vm)} is on a share, and other files of it are on a local volume, which Azure Backup Server and DPM do not support; keep one kind of storage per VM.`,
      related: [{ span: local.path.span, message: `${local.what} is on a local volume.` }],
      fixes: () => [
        {
          title: "Move the VM's storage to the share",
          powershell: `Move-VMStorage ${vmParameter(vmFactsOf(vm))} -DestinationStoragePath ${quotePowerShell(folderOf(share.path.value))}`,
          safety: `Or to a local volume, by its path. ${moving}${notesOn(vm)}`,
        },
      ],
    });
  }
});

function byAddress({ path, what }: NamedPath, vm: PlanVm): RuleFinding | undefined {
  const { root } = parseHostPath(path.value);
  if (root.kind !== 'share' || !address.test(root.server)) return undefined;
  return {
    span: path.span,
    message: `${what} of ${theWordOf(vm)} is on the share \\\\${root.server}\\${root.share}, named by an IP address, which Azure Backup Server and DPM do not support; use the server's full name.`,
    fixes: () => [{ title: "Name the share by the server's full name, in the settings of the VM and here" }],
  };
}

/** That today's path is as long where the files are restored to is inferred, so it is a warning. */
function tooLong(named: NamedPath, vm: PlanVm): RuleFinding | undefined {
  const length = lengthOf(named);
  if (length <= longestPlainPath) return undefined;
  return {
    span: named.path.span,
    atMost: 'warning',
    message: `${named.what} of ${theWordOf(vm)} has a path of ${length} characters on its share, more than ${longestPlainPath}; inferred: restored under a name as long, Hyper-V cannot open it. Shorten folder names before the backup.`,
  };
}

/** Rules on where the files of VMs lie, and on their paths. */
export const planPlaceRules: readonly ScenarioRule[] = [
  checkpointLocation,
  linuxOnShare,
  severalCsv,
  pathTooLong,
  smbPath,
];
