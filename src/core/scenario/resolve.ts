import type { GenerationId } from '../process';
import type { Located, Span } from '../text/span';
import type { HostOs } from '../vmconfig/facts/host-os';
import { drivesOf, type Drive, type VmConfig } from '../vmconfig/model';
import { diskKindOf, factsFromConfig, type ConfigFacts } from './config-facts';
import type { NamedFiles } from './named-files';
import type { Scenario, ScenarioDisk, ScenarioNodeHost, ScenarioStorage, ScenarioVm } from './model';
import type { Fact, Plan, PlanDisk, PlanJob, PlanLun, PlanNode, PlanVm } from './plan';

/** The configurations that a scenario names, by what it calls them; one that was not read is not there. */
export type ScenarioConfigs = NamedFiles['configs'];

/** Puts together what a scenario and the configurations it names say. What the scenario says itself wins. */
export function resolvePlan(scenario: Scenario, configs: ScenarioConfigs = new Map()): Plan {
  const nodes = nodesOf(scenario);
  const all = new Volumes(scenario.storage);
  const vms = scenario.vms.map((source, at) => resolveVm(source, at, { scenario, nodes, configs, all }));
  return { scenario, nodes, vms, jobs: jobsOf(scenario, vms), luns: lunsOf(scenario.storage) };
}

interface Around {
  readonly scenario: Scenario;
  readonly nodes: readonly PlanNode[];
  readonly configs: ScenarioConfigs;
  readonly all: Volumes;
}

function nodesOf({ host }: Scenario): PlanNode[] {
  if (!host) return [];
  const os = host.os && fact(host.os, 'scenario');
  const toNode = ({ name, span, os: own, providers = host.providers }: ScenarioNodeHost): PlanNode => ({
    name: name.value,
    span,
    ...(own ? { os: fact(own, 'scenario') } : os && { os }),
    ...(providers && { providers }),
  });
  if (host.nodes.length > 0) return host.nodes.map(toNode);
  return host.name ? [toNode({ name: host.name, span: host.name.span, head: host.name.span })] : [];
}

function resolveVm(source: ScenarioVm, at: number, { scenario, nodes, configs, all }: Around): PlanVm {
  const config = source.config && configs.get(source.config.value)?.config;
  const line = source.config?.span ?? source.head;
  const facts: ConfigFacts = config ? factsFromConfig(config) : {};
  const told = <T>(own: Located<T> | undefined, other: T | undefined): Fact<T> | undefined =>
    own ? fact(own, 'scenario') : other === undefined ? undefined : { value: other, span: line, from: 'config' };
  const { guest } = source;
  const node = nodeOf(source, nodes);
  const ownOs = node?.os ?? (scenario.host?.os && fact(scenario.host.os, 'scenario'));
  const way = ownOs && wayOf(ownOs, scenario);
  const disks = disksOf(source, config, all, line);
  const checkpoints = told(source.checkpoints, facts.checkpoints);
  const called = told(source.name, facts.name);
  const id = told(source.id, facts.id);
  const generation = told(oneOrTwo(source.generation), facts.generation);
  const version = told(source.version, facts.version);
  const scsiControllers = told(source.controllers?.scsi, facts.scsiControllers);
  const backupService = told(guest?.backupService, facts.backupService);
  const clustered = told(source.clustered, facts.clustered);
  const volumes = volumesOf(disks, checkpoints, all);
  return {
    source,
    head: source.head,
    name: called?.value ?? `VM ${at + 1}`,
    ...(called && { called }),
    count: source.count?.value ?? 1,
    ...(id && { id }),
    ...(node && { node }),
    ...(ownOs && { hostOs: ownOs }),
    ...(way && { way }),
    ...(generation && { generation }),
    ...(version && { version }),
    ...(scsiControllers && { scsiControllers }),
    ...(disks && { disks }),
    ...(checkpoints && { checkpoints }),
    ...(guest?.os && { guestOs: fact(guest.os, 'scenario') }),
    state: guest?.state ? fact(guest.state, 'scenario') : { value: 'running', span: source.head, from: 'assumed' },
    ...(backupService && { backupService }),
    ...(clustered && { clustered }),
    volumes,
  };
}

/** The node that it names; where there is only one, that one. */
function nodeOf({ node }: ScenarioVm, nodes: readonly PlanNode[]): PlanNode | undefined {
  if (!node) return nodes.length === 1 ? nodes[0] : undefined;
  return nodes.find(({ name }) => isSameName(name, node.value));
}

/** Hosts from 2016 on have two ways; which one a product takes where the scenario does not say is an assumption. */
function wayOf(os: Fact<HostOs>, { requestor, provider }: Scenario): Fact<GenerationId> | undefined {
  const said = (value: GenerationId): Fact<GenerationId> => ({ ...os, value });
  switch (os.value) {
    case 'windows-server-2008':
    case 'windows-server-2008-r2':
    case 'windows-server-2012':
      return said('guest-snapshot');
    case 'windows-server-2012-r2':
      return said('checkpoint');
    default:
      break;
  }
  const { method, product } = requestor ?? {};
  if (method)
    return { value: method.value === 'wmi' ? 'reference-point' : 'checkpoint', span: method.span, from: 'scenario' };
  if (provider?.kind?.value === 'none') return { ...said('reference-point'), span: provider.kind.span };
  // A client has no Hyper-V writer (event 10130), so only a tool that insists on it takes that way there.
  const isVss = product?.value === 'wsb' || product?.value === 'diskshadow';
  return { value: isVss ? 'checkpoint' : 'reference-point', span: product?.span ?? os.span, from: 'assumed' };
}

function disksOf(
  source: ScenarioVm,
  config: VmConfig | undefined,
  volumes: Volumes,
  line: Span,
): readonly PlanDisk[] | undefined {
  if (source.disks) return source.disks.map((disk) => ownDisk(disk, volumes));
  return config && drivesOf(config).flatMap((drive) => configDisk(drive, volumes, line) ?? []);
}

function ownDisk(disk: ScenarioDisk, volumes: Volumes): PlanDisk {
  const { span, head, kind, path, on, size, used, writeRate } = disk;
  const lies = path && volumes.of(path.value);
  return {
    span,
    head,
    ...(kind && { kind: fact(kind, 'scenario') }),
    ...(path && { path: fact(path, 'scenario') }),
    ...(on && { on: fact(on, 'scenario') }),
    ...(lies && { storage: lies }),
    ...(size && { size }),
    ...(used && { used }),
    ...(writeRate && { writeRate }),
  };
}

function configDisk(drive: Drive, volumes: Volumes, span: Span): PlanDisk | undefined {
  const kind = diskKindOf(drive);
  if (!kind) return undefined;
  const told = <T>(value: T): Fact<T> => ({ value, span, from: 'config' });
  const path = drive.path?.value;
  const lies = path === undefined || path === '' ? undefined : volumes.of(path);
  return {
    span,
    head: span,
    kind: told(kind),
    ...(path !== undefined && path !== '' && { path: told(path) }),
    ...(drive.controllerKind !== 'floppy' && { on: told(drive.controllerKind) }),
    ...(lies && { storage: lies }),
  };
}

/** Volumes by their paths. */
export class Volumes {
  private readonly byFolder = new Map<string, ScenarioStorage>();

  constructor(storage: readonly ScenarioStorage[]) {
    for (const one of storage) if (one.path) this.byFolder.set(folderKey(one.path.value), one);
  }

  /** The volume whose path is the longest that a file's path begins with, by whole folders. */
  of(path: string): ScenarioStorage | undefined {
    const file = folderKey(path);
    for (let end = file.length; end > 0; end = end < 2 ? 0 : file.lastIndexOf('\\', end - 2) + 1) {
      const found = this.byFolder.get(file.slice(0, end));
      if (found) return found;
    }
    return undefined;
  }
}

/** Case and the kind of slash are the same to Windows; the end is a slash, so that `Volume1` is not the beginning of `Volume10`. */
function folderKey(path: string): string {
  return `${path
    .replaceAll('/', '\\')
    .replace(/\\{1,3}$/, '')
    .toLowerCase()}\\`;
}

function volumesOf(
  disks: readonly PlanDisk[] | undefined,
  checkpoints: Fact<string> | undefined,
  volumes: Volumes,
): readonly ScenarioStorage[] {
  const ofDisks = (disks ?? []).flatMap((disk) => disk.storage ?? []);
  const ofCheckpoints = checkpoints ? (volumes.of(checkpoints.value) ?? []) : [];
  return [...new Set([...ofDisks, ofCheckpoints].flat())];
}

function jobsOf(scenario: Scenario, vms: readonly PlanVm[]): PlanJob[] {
  if (scenario.jobs.length === 0) return vms.length === 0 ? [] : [{ name: 'all VMs', vms }];
  const byName = new Map(vms.map((vm) => [vm.name.toLowerCase(), vm]));
  return scenario.jobs.map((source, at) => ({
    source,
    name: source.name?.value ?? `job ${at + 1}`,
    ...(source.at && { at: source.at }),
    vms: source.vms.flatMap(({ value }) => byName.get(value.toLowerCase()) ?? []),
  }));
}

/** So many volumes of one entry are planned; a cluster has no more LUNs. */
const mostAlike = 10_000;

function lunsOf(storage: readonly ScenarioStorage[]): PlanLun[] {
  const byId = new Map<string, ScenarioStorage[]>();
  for (const [at, one] of storage.entries()) {
    const id = one.lun?.id?.value ?? one.name?.value ?? `volume ${at + 1}`;
    const count = Math.min(one.count?.value ?? 1, mostAlike);
    for (let which = 1; which <= count; which++) {
      const own = count === 1 ? id : `${id} #${which}`;
      byId.set(own, [...(byId.get(own) ?? []), one]);
    }
  }
  return [...byId].map(([id, storages]) => {
    const snapshotLimit = storages.find((one) => one.lun?.snapshotLimit)?.lun?.snapshotLimit;
    return { id, storages, ...(snapshotLimit && { snapshotLimit }) };
  });
}

function oneOrTwo(found: Located<number> | undefined): Located<1 | 2> | undefined {
  return found && (found.value === 1 || found.value === 2) ? { value: found.value, span: found.span } : undefined;
}

function fact<T>({ value, span }: Located<T>, from: Fact<T>['from']): Fact<T> {
  return { value, span, from };
}

/** Windows and Hyper-V take names for the same whatever their case. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** What names are looked up by. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
