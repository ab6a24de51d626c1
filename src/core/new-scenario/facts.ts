import type { Inventory, VmShown } from '../inventory/model';
import { vssComponent } from '../vmconfig/facts/devices';
import type { HostOs } from '../vmconfig/facts/host-os';
import { hostOsOfConfigVersion } from '../vmconfig/facts/host-os';
import { virtualDisksOf, type VmConfig } from '../vmconfig/model';
import type { HostSeen } from '../runs/run';

/** What the files of a folder tell for a first scenario. */
export interface ScenarioFacts {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly os?: { readonly os: HostOs; readonly from: 'records' | 'config-version' };
  readonly configs: readonly ConfigFound[];
  readonly vms: readonly VmFound[];
  /** Paths of logs and pasted texts, relative to the folder. */
  readonly evidence: readonly string[];
  /** Paths of disks and checkpoints, for the volumes. */
  readonly paths: readonly string[];
}

/** A configuration file, by its path relative to the folder. */
export interface ConfigFound {
  readonly path: string;
  readonly name?: string;
}

/** A VM that only the output of a cmdlet, or a log, tells of. */
export interface VmFound {
  readonly name: string;
  readonly from: 'inventory' | 'log';
  readonly generation?: number;
  readonly version?: string;
  readonly state?: 'running' | 'off' | 'saved' | 'paused';
  readonly scsiControllers?: number;
  readonly backupService?: 'disabled' | 'enabled';
  readonly clustered?: boolean;
  readonly disks: readonly string[];
}

/** Paths that a configuration names, for the volumes of a scenario. */
export function pathsOf(config: VmConfig): string[] {
  const { location } = config.checkpoints;
  return [...virtualDisksOf(config).map(({ path }) => path.value), ...(location ? [location.value] : [])];
}

/** Which Windows the hosts have: what records prove, else what the versions of configurations allow to assume. */
export function osOf(hosts: readonly HostSeen[], configs: readonly VmConfig[]): ScenarioFacts['os'] {
  const seen = hosts.flatMap(({ role, hostOs }) => (role === 'hyper-v' && hostOs ? [hostOs] : []));
  const [first] = seen;
  // Of several the oldest decides what a cluster can do; which node has which is for a person to write.
  if (first) return { os: first, from: 'records' };
  const assumed = configs.flatMap(({ version }) => hostOsOfConfigVersion(version?.value) ?? []);
  const [os] = assumed;
  return os && assumed.every((one) => one === os) ? { os, from: 'config-version' } : undefined;
}

const states: Readonly<Record<string, VmFound['state']>> = {
  Running: 'running',
  Off: 'off',
  Saved: 'saved',
  Paused: 'paused',
};

/** The VMs of the output of cmdlets, each with what stands beside it. */
export function vmsOfInventory(inventory: Inventory): VmFound[] {
  return inventory.vms.flatMap((vm) => vmOf(vm, inventory) ?? []);
}

function vmOf(vm: VmShown, { drives, controllers, services, outputs }: Inventory): VmFound | undefined {
  const { name, generation, version, state, isClustered } = vm;
  if (!name || name.isCut) return undefined;
  const isOwn = (one: { readonly vmName?: { readonly value: string } }): boolean => one.vmName?.value === name.value;
  const service = services.find((one) => isOwn(one) && one.id?.value.toLowerCase().endsWith(vssComponent));
  const own = controllers.filter(isOwn);
  // That there is none is said only by an output that shows the controllers of all VMs.
  const isAll = outputs.some(
    (one) => one.class === 'controller' && one.hasBeginning && one.hasEnd && one.isAll === true,
  );
  const shown = state && states[state.value];
  return {
    name: name.value,
    from: 'inventory',
    ...(generation && { generation: generation.value }),
    ...(version && !version.isCut && { version: version.value }),
    ...(shown && { state: shown }),
    ...((own.length > 0 || isAll) && { scsiControllers: own.length }),
    ...(service?.enabled && { backupService: service.enabled.value ? ('enabled' as const) : ('disabled' as const) }),
    ...(isClustered && { clustered: isClustered.value }),
    disks: drives.filter(isOwn).flatMap(({ path }) => (path && !path.isCut ? [path.value] : [])),
  };
}
