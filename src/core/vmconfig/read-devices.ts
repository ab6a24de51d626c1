import { childElements, type XmlElement } from '../xml';
import { deviceClass } from './facts/devices';
import type { Device, IntegrationComponent, Manifest, ManifestEntry } from './model';
import { nodeGuid } from './node-name';
import { asText, childValue, defined } from './read-values';
import { parseBool, parseGuid, parseInteger } from './values';

/** The manifest with its `vdevNNN` entries in document order. */
export function readManifest(element: XmlElement | undefined): Manifest | undefined {
  if (!element) return undefined;
  const entries = childElements(element).filter(({ name }) => /^vdev/.test(name));
  return defined<Manifest>({
    element,
    size: childValue(element, 'size', parseInteger),
    version: childValue(element, 'version', parseInteger),
    entries: entries.map(readEntry),
  });
}

function readEntry(element: XmlElement): ManifestEntry {
  const digits = /^vdev([0-9]{1,9})$/.exec(element.name)?.[1];
  return defined<ManifestEntry>({
    element,
    number: digits === undefined ? undefined : Number(digits),
    classGuid: childValue(element, 'device', parseGuid),
    instance: childValue(element, 'instance', parseGuid),
    name: childValue(element, 'name', asText),
  });
}

/**
 * Manifest entries joined with their nodes, then the nodes that no entry names: in configuration versions 2.0 and 5.0 the
 * emulated devices have a node and no entry (VOCABULARY.md section 5).
 */
export function readDevices(root: XmlElement, manifest: Manifest | undefined): Device[] {
  const nodes = new Map<string, XmlElement>();
  for (const child of childElements(root)) {
    const guid = nodeGuid(child.name);
    if (guid !== undefined && !nodes.has(guid)) nodes.set(guid, child);
  }
  const devices = (manifest?.entries ?? []).map((entry) => {
    const instance = entry.instance?.value;
    const node = instance === undefined ? undefined : nodes.get(instance);
    if (instance !== undefined) nodes.delete(instance);
    return makeDevice(entry.classGuid?.value ?? ownClass(instance), instance, entry, node);
  });
  for (const [guid, node] of nodes) devices.push(makeDevice(ownClass(guid), guid, undefined, node));
  return devices;
}

/** The class of a device whose instance GUID is its class GUID. */
function ownClass(instance: string | undefined): string | undefined {
  const found = instance === undefined ? undefined : deviceClass(instance);
  return found?.fixedInstance ? found.guid : undefined;
}

function makeDevice(
  classGuid: string | undefined,
  instance: string | undefined,
  entry: ManifestEntry | undefined,
  node: XmlElement | undefined,
): Device {
  const found = classGuid === undefined ? undefined : deviceClass(classGuid);
  return defined<Device>({ classGuid, deviceClass: found, instance, entry, node });
}

/** The integration components; `enabled` is absent where the file does not say, which means enabled. */
export function readIntegration(devices: readonly Device[]): IntegrationComponent[] {
  return devices.flatMap((device) => {
    const { deviceClass: found, entry, node } = device;
    if (found?.kind !== 'integration') return [];
    const enabled = childValue(node, 'Enabled', parseBool);
    return [defined<IntegrationComponent>({ classGuid: found.guid, deviceClass: found, entry, node, enabled })];
  });
}
