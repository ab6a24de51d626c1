import type { GenerationId, ProviderKey, StepId } from '../../process';
import type { Plan, PlanDisk, PlanJob, PlanVm } from '../../scenario/plan';
import type { ScenarioStorage } from '../../scenario/model';
import { isSameName } from '../../scenario/resolve';
import type { Span } from '../../text/span';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { isSince2016, isUpTo2012, type GuestClass } from './guest-class';

/** What is looked at to say whether something stands in the way of a backup. */
export interface Scene {
  readonly plan: Plan;
  readonly job: PlanJob;
  readonly vm: PlanVm;
  readonly os: HostOs;
  readonly way: GenerationId;
  readonly guest: GuestClass;
  /** The guest is asked to freeze: the VM runs and its kind of guest can. */
  readonly isOnline: boolean;
}

export interface Hit {
  readonly span: Span;
  /** One sentence with the values. */
  readonly says: string;
}

/** Something that makes a backup fail. */
export interface Obstacle {
  readonly rules: readonly string[];
  /** Where it fails, by way; a way that is not named does not meet it. */
  readonly step: Partial<Readonly<Record<GenerationId, StepId>>>;
  readonly when: (scene: Scene) => Hit | undefined;
  readonly event?: (scene: Scene) => { readonly provider: ProviderKey; readonly id: number } | undefined;
}

/** Something of a VM that is not in its backup though the backup succeeds. */
export interface Omission {
  readonly rules: readonly string[];
  readonly when: (scene: Scene) => readonly Hit[];
}

const precheck = { 'guest-snapshot': 'prepare', checkpoint: 'precheck' } as const;
const snapshot = {
  'guest-snapshot': 'volume-snapshot',
  checkpoint: 'volume-snapshot',
  'reference-point': 'volume-snapshot',
} as const;
const reading = { 'guest-snapshot': 'transfer', checkpoint: 'expose', 'reference-point': 'transfer' } as const;

/** A row for each; RULES.md has the sources of each rule. Of several that hold, the one of the earliest step comes first. */
export const obstacles: readonly Obstacle[] = [
  {
    rules: ['HVB203'],
    step: { checkpoint: 'identify' },
    when: ({ os, plan }) =>
      os === 'windows-client' && plan.scenario.host?.os
        ? { span: plan.scenario.host.os.span, says: 'Windows clients have no Hyper-V writer.' }
        : undefined,
    event: () => ({ provider: 'vmms', id: 10130 }),
  },
  {
    rules: ['HVB006'],
    step: { 'guest-snapshot': 'identify', checkpoint: 'identify', 'reference-point': 'checkpoint-create' },
    when: ({ vm }) =>
      vm.state.value === 'paused' ? { span: vm.state.span, says: 'A paused VM is left out.' } : undefined,
  },
  {
    rules: ['HVB001'],
    step: { checkpoint: 'precheck' },
    when: ({ vm: { generation, scsiControllers }, isOnline }) =>
      isOnline && generation?.value === 1 && scsiControllers?.value === 0
        ? {
            span: scsiControllers.span,
            says: 'It has no SCSI controller, and a backup while it runs adds a disk to it that only such a controller can take.',
          }
        : undefined,
    event: () => ({ provider: 'vmms', id: 10103 }),
  },
  {
    rules: ['HVB011'],
    step: precheck,
    when: (scene) => incremental(scene, (disk) => disk.kind?.value === 'pass-through', 'a physical disk'),
    event: ({ os }) => byHost(os, 10161, 10109),
  },
  {
    rules: ['HVB012'],
    step: precheck,
    when: (scene) => {
      const iscsi = scene.vm.source.guest?.iscsi;
      return iscsi?.value === true && isIncremental(scene)
        ? { span: iscsi.span, says: 'An incremental backup is refused while the guest has iSCSI disks of its own.' }
        : undefined;
    },
    event: ({ os }) => byHost(os, 10162, 10110),
  },
  {
    rules: ['HVB013'],
    step: precheck,
    when: (scene) => {
      const adapter = scene.vm.source.guest?.fibreChannel;
      if (adapter?.value === true && isIncremental(scene))
        return { span: adapter.span, says: 'An incremental backup is refused while the VM has Fibre Channel disks.' };
      return incremental(scene, (disk) => disk.kind?.value === 'fibre-channel', 'a Fibre Channel disk');
    },
    event: ({ os }) => byHost(os, 10169, 10111),
  },
  {
    rules: ['HVB014'],
    step: { checkpoint: 'precheck' },
    when: (scene) =>
      scene.os === 'windows-server-2012-r2'
        ? incremental(scene, (disk) => disk.kind?.value === 'shared', 'a shared disk')
        : undefined,
    event: () => ({ provider: 'vmms', id: 10112 }),
  },
  {
    rules: ['HVB015'],
    step: { checkpoint: 'checkpoint-create', 'reference-point': 'checkpoint-create' },
    when: ({ os, vm }) => {
      const shared = isSince2016(os) ? diskOf(vm, (disk) => disk.kind?.value === 'shared') : undefined;
      return (
        shared && {
          span: shared.head,
          says: 'It shares a .vhdx that is no VHD Set, so no checkpoint of it can be made.',
        }
      );
    },
    event: () => ({ provider: 'vmms', id: 18174 }),
  },
  {
    rules: ['HVB016'],
    step: { checkpoint: 'checkpoint-create', 'reference-point': 'checkpoint-create' },
    when: ({ os, vm }) => {
      const set = isSince2016(os) ? diskOf(vm, (disk) => disk.kind?.value === 'vhds') : undefined;
      return set && vm.source.group?.value === 'none'
        ? { span: set.head, says: 'It shares a VHD Set and is in no VM group, so no checkpoint of it can be made.' }
        : undefined;
    },
    event: () => ({ provider: 'vmms', id: 18176 }),
  },
  {
    rules: ['HVB098'],
    step: { 'guest-snapshot': 'volume-snapshot', checkpoint: 'volume-snapshot' },
    when: ({ vm, plan: { scenario } }) => {
      const { forced, kind } = scenario.provider ?? {};
      if (forced?.value !== true || (kind?.value !== 'hardware' && kind?.value !== 'system')) return undefined;
      const share = vm.volumes.find((volume) => volume.kind?.value === 'smb3');
      return (
        share && {
          span: forced.span,
          says: `The ${kind.value} provider, which the job demands, makes no snapshot of the share "${nameOf(share)}".`,
        }
      );
    },
  },
  {
    rules: ['HVB103'],
    step: snapshot,
    when: ({ vm: { node }, plan: { scenario } }) => {
      const { provider } = scenario;
      if (provider?.kind?.value !== 'hardware' || !provider.name || !node?.providers) return undefined;
      const name = provider.name.value;
      return node.providers.some(({ value }) => isSameName(value, name))
        ? undefined
        : { span: node.span, says: `The provider "${name}" is not installed on ${node.name}.` };
    },
  },
  {
    rules: ['HVB157'],
    step: { 'guest-snapshot': 'volume-snapshot', checkpoint: 'volume-snapshot' },
    when: ({ vm }) => {
      const share = vm.volumes.find(({ kind, vssAgent }) => kind?.value === 'smb3' && vssAgent?.value === false);
      return (
        share && {
          span: share.vssAgent?.span ?? share.head,
          says: `The file server of "${nameOf(share)}" has no VSS agent, so no snapshot of the share can be made.`,
        }
      );
    },
    event: () => ({ provider: 'share-provider', id: 1009 }),
  },
  {
    rules: ['HVB107'],
    step: { 'guest-snapshot': 'volume-snapshot', checkpoint: 'volume-snapshot' },
    when: ({ vm, plan: { scenario } }) => {
      const { provider } = scenario;
      if (provider?.kind?.value !== 'system' || provider.persistent?.value !== true) return undefined;
      const volume = vm.volumes.find(({ fileSystem }) => fileSystem !== undefined && fileSystem.value !== 'ntfs');
      return (
        volume && {
          span: provider.persistent.span,
          says: `The system provider makes no persistent shadow copy of "${nameOf(volume)}", which is ${volume.fileSystem?.value.toUpperCase() ?? ''}.`,
        }
      );
    },
  },
  {
    rules: ['HVB102'],
    step: { 'guest-snapshot': 'auto-recovery' },
    when: ({ plan: { scenario }, isOnline }) => {
      const { provider } = scenario;
      return isOnline && provider?.kind?.value === 'hardware' && provider.autoRecovery?.value === false
        ? {
            span: provider.autoRecovery.span,
            says: 'The snapshot of the provider cannot be written to, so the disks in it cannot be rolled back to the snapshot of the guest.',
          }
        : undefined;
    },
    event: () => ({ provider: 'vmms', id: 10111 }),
  },
  {
    rules: ['HVB155'],
    step: reading,
    when: ({ plan: { scenario } }) =>
      isOffHost(scenario) && scenario.host?.storageSpacesDirect?.value === true
        ? {
            span: scenario.host.storageSpacesDirect.span,
            says: 'No server outside the cluster can read Storage Spaces Direct.',
          }
        : undefined,
  },
  {
    rules: ['HVB154'],
    step: reading,
    when: ({ plan: { scenario } }) => {
      const { provider, requestor } = scenario;
      if (!isOffHost(scenario) || !provider?.kind) return undefined;
      if (provider.kind.value !== 'hardware')
        return {
          span: provider.kind.span,
          says: `A proxy cannot mount what the ${provider.kind.value} provider makes.`,
        };
      if (provider.transportable?.value === false)
        return {
          span: provider.transportable.span,
          says: 'The snapshot is not transportable, so no proxy can mount it.',
        };
      const { proxy } = requestor ?? {};
      const name = provider.name?.value;
      const isThere = proxy?.providers?.some(({ value }) => name === undefined || isSameName(value, name));
      return isThere === false
        ? { span: proxy?.head ?? provider.head, says: `The provider "${name ?? ''}" is not installed on the proxy.` }
        : undefined;
    },
  },
  {
    rules: ['HVB152'],
    step: reading,
    when: ({ job, plan: { scenario, nodes } }) => {
      const proxy = job.source?.proxy ?? scenario.requestor?.proxy?.name;
      if (!isOffHost(scenario) || !proxy || !nodes.some(({ name }) => isSameName(name, proxy.value))) return undefined;
      return {
        span: proxy.span,
        says: `The proxy "${proxy.value}" is a node that has the volumes themselves, and their snapshots must be imported outside of the cluster.`,
      };
    },
  },
  {
    rules: ['HVB153'],
    step: reading,
    when: ({ vm, plan: { scenario } }) => {
      const volume = isOffHost(scenario) ? vm.volumes.find(({ lun }) => lun?.uniqueId?.value === false) : undefined;
      return (
        volume && {
          span: volume.lun?.uniqueId?.span ?? volume.head,
          says: `The LUN of "${nameOf(volume)}" has no unique identifier, so its snapshot cannot be imported.`,
        }
      );
    },
  },
];

/** A row for each kind of disk that a backup of the host does not have. */
export const omissions: readonly Omission[] = [
  { rules: ['HVB011'], when: (scene) => notCopied(scene, 'pass-through', 'The physical disk is not in the backup.') },
  {
    rules: ['HVB013'],
    when: (scene) => {
      const adapter = scene.vm.source.guest?.fibreChannel;
      const own =
        adapter?.value === true ? [{ span: adapter.span, says: 'Fibre Channel disks are not in the backup.' }] : [];
      return [...own, ...notCopied(scene, 'fibre-channel', 'The Fibre Channel disk is not in the backup.')];
    },
  },
  {
    rules: ['HVB012'],
    when: ({ vm: { source } }) =>
      source.guest?.iscsi?.value === true
        ? [{ span: source.guest.iscsi.span, says: 'What the guest has by iSCSI is not in the backup.' }]
        : [],
  },
  {
    rules: ['HVB014'],
    when: (scene) =>
      scene.os === 'windows-server-2012-r2' ? notCopied(scene, 'shared', 'The shared disk is not in the backup.') : [],
  },
];

/** Only the writer's own incremental backup is refused; a WMI backup leaves such disks out if its product says so. */
function isIncremental({ plan, way }: Scene): boolean {
  return way !== 'reference-point' && plan.scenario.requestor?.changeTracking?.value === true;
}

function incremental(scene: Scene, isSuch: (disk: PlanDisk) => boolean, what: string): Hit | undefined {
  const disk = isIncremental(scene) ? diskOf(scene.vm, isSuch) : undefined;
  return disk && { span: disk.head, says: `An incremental backup is refused while the VM has ${what}.` };
}

/** 2012 and the hosts after it use different ids; those before it have no incremental backup of a VM. */
function byHost(os: HostOs, on2012: number, later: number): { provider: ProviderKey; id: number } | undefined {
  if (os === 'windows-server-2012') return { provider: 'vmms', id: on2012 };
  return isUpTo2012(os) ? undefined : { provider: 'vmms', id: later };
}

function notCopied({ vm }: Scene, kind: string, says: string): Hit[] {
  return (vm.disks ?? []).filter((disk) => disk.kind?.value === kind).map(({ head }) => ({ span: head, says }));
}

function diskOf({ disks = [] }: PlanVm, isSuch: (disk: PlanDisk) => boolean): PlanDisk | undefined {
  return disks.find(isSuch);
}

function isOffHost({ requestor }: Plan['scenario']): boolean {
  return requestor?.mode?.value === 'off-host';
}

function nameOf({ name, path }: ScenarioStorage): string {
  return name?.value ?? path?.value ?? 'a volume';
}
