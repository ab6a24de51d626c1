import type { DriveShown, Inventory, TextShown, VmShown, WordShown } from '../../inventory/model';
import { compareConfigVersions } from '../../vmconfig/version';
import type { ConfigVersion, HostFacts } from '../../vmconfig/facts/host-os';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import type { VmFacts } from '../../vmconfig/vm-facts';
import { driveWhere } from '../../vmconfig/words';
import type { HostAndConfig } from '../host-age';
import type { InventoryInput } from './inventory-input';

/** Anything that names a VM and, maybe, the host that was asked. */
export interface OfVm {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  readonly computerName?: TextShown;
}

const unknownHost: HostFacts = { os: undefined, source: 'unknown' };

/** What sentences and commands need of a VM that Get-VM showed. */
export function vmFacts(vm: VmShown): VmFacts {
  const version = versionOf(vm);
  return { name: whole(vm.name), id: vm.id, version: version && { value: version }, clustered: vm.isClustered };
}

/** The same of what another cmdlet showed, with what Get-VM said of that VM in the same paste. */
export function factsOfVm(one: OfVm, doc: Inventory): VmFacts {
  const [vm] = vmsOf(one, doc);
  return vm ? vmFacts(vm) : { name: whole(one.vmName), id: one.vmId };
}

/** For the functions that judge a host by what is known of it and of the VM. */
export function onHost(config: VmFacts, { host }: InventoryInput): HostAndConfig {
  return { config, host: host ?? unknownHost };
}

/** A text that the table did not cut. */
export function whole(text: TextShown | undefined): TextShown | undefined {
  return text?.isCut ? undefined : text;
}

/** True for one of these words of an enumeration, where it was recognised and is not cut. */
export function isWord(word: WordShown | undefined, ...wanted: readonly string[]): boolean {
  if (!word?.isKnown || word.isCut) return false;
  const value = word.value.toLowerCase();
  return wanted.some((one) => one.toLowerCase() === value);
}

/** `5.0`, as Get-VM prints the configuration version. */
export function versionOf({ version }: VmShown): ConfigVersion | undefined {
  const [, major, minor] = /^(\d{1,3})\.(\d{1,3})$/.exec(whole(version)?.value.trim() ?? '') ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** What Get-VM said of the VM of an object: by its id where both have one, else by its name; never across two hosts. */
export function vmsOf(one: OfVm, doc: Inventory): readonly VmShown[] {
  const { byId, byName } = indexOf(doc);
  const [id, name] = [whole(one.vmId)?.value, whole(one.vmName)?.value];
  const found = new Set([
    ...(id === undefined ? [] : (byId.get(id) ?? [])),
    ...(name === undefined ? [] : (byName.get(nameKey(name)) ?? [])),
  ]);
  return [...found].filter((vm) => isOfVm(one, vm));
}

interface VmIndex {
  readonly byId: ReadonlyMap<string, readonly VmShown[]>;
  readonly byName: ReadonlyMap<string, readonly VmShown[]>;
  /** The hosts, by the key of their names, and the outputs with a VM that no host before 2016 runs. */
  readonly newHosts: ReadonlySet<string>;
  readonly newOutputs: ReadonlySet<number>;
}

/** So many VMs of one name are looked at: of more, whose an object is cannot be told anyway. */
const mostOfOneName = 50;

const indexes = new WeakMap<Inventory, VmIndex>();

/** Made once for a text, so that rules stay linear in what it shows. */
function indexOf(doc: Inventory): VmIndex {
  const known = indexes.get(doc);
  if (known) return known;
  const [byId, byName] = [new Map<string, VmShown[]>(), new Map<string, VmShown[]>()];
  const [newHosts, newOutputs] = [new Set<string>(), new Set<number>()];
  const add = (map: Map<string, VmShown[]>, key: string, vm: VmShown): void => {
    const all = map.get(key) ?? [];
    map.set(key, all);
    if (all.length < mostOfOneName) all.push(vm);
  };
  for (const vm of doc.vms) {
    const [id, name, host] = [whole(vm.id), whole(vm.name), whole(vm.computerName)];
    if (id) add(byId, id.value, vm);
    if (name) add(byName, nameKey(name.value), vm);
    const version = versionOf(vm);
    if (!version || compareConfigVersions(version, firstOf2016) < 0) continue;
    newOutputs.add(vm.output);
    if (host) newHosts.add(nameKey(host.value));
  }
  const index = { byId, byName, newHosts, newOutputs };
  indexes.set(doc, index);
  return index;
}

/** True where the object belongs to this VM. */
export function isOfVm(one: OfVm, vm: VmShown): boolean {
  if (one.vmId && vm.id && !one.vmId.isCut && !vm.id.isCut) return one.vmId.value === vm.id.value;
  if (!isSameHost(one, vm)) return false;
  const [a, b] = [whole(one.vmName)?.value, whole(vm.name)?.value];
  return a !== undefined && b !== undefined && nameKey(a) === nameKey(b);
}

/** False where both say on which host they are, and it is not the same. */
export function isSameHost(a: Pick<OfVm, 'computerName'>, b: Pick<OfVm, 'computerName'>): boolean {
  const [one, other] = [whole(a.computerName), whole(b.computerName)];
  return !one || !other || nameKey(one.value) === nameKey(other.value);
}

/** Hyper-V does not tell names apart by their case. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

/** `SCSI 0:1`; without its place, only that it is a disk. */
export function diskWords({ controllerType, controllerNumber, controllerLocation }: DriveShown): string {
  const type = controllerType?.value.toLowerCase();
  if ((type !== 'ide' && type !== 'scsi') || !controllerNumber || !controllerLocation) return 'disk';
  const place = {
    controllerKind: type,
    controllerNumber: controllerNumber.value,
    location: controllerLocation.value,
  } as const;
  return `disk at ${driveWhere(place)}`;
}

const firstOf2016: ConfigVersion = { major: 8, minor: 0 };

/**
 * Who says that the host is Windows Server 2016 or later: somebody, or a VM of version 8.0 or more in the same output, which no
 * older host runs; `undefined` where nobody does. Such a host may also be a client.
 */
export function since2016(
  one: { readonly output: number } & OfVm,
  { doc, host }: InventoryInput,
): 'said' | 'inferred' | undefined {
  if (host?.os) return isServerBetween(host.os, 'windows-server-2016', 'windows-server-2025') ? 'said' : undefined;
  const { newHosts, newOutputs } = indexOf(doc);
  const own = whole(one.computerName);
  // The VMs that were printed with the VM of a disk are of its host too.
  const isNew =
    newOutputs.has(one.output) ||
    vmsOf(one, doc).some(({ output }) => newOutputs.has(output)) ||
    (own !== undefined && newHosts.has(nameKey(own.value)));
  return isNew ? 'inferred' : undefined;
}
