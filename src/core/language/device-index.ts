import type { Span } from '../text/span';
import type { Device, Drive, StorageController, VmConfig } from '../vmconfig/model';
import type { XmlElement } from '../xml';

/** The devices of a configuration, ready to be asked for by GUID or by element. */
export interface DeviceIndex {
  readonly byInstance: ReadonlyMap<string, Device>;
  /** By the device's node and by its manifest entry. */
  readonly byElement: ReadonlyMap<XmlElement, Device>;
  readonly controllers: ReadonlyMap<Device, readonly StorageController[]>;
  readonly drives: ReadonlyMap<XmlElement, Drive>;
}

const known = new WeakMap<VmConfig, DeviceIndex>();

/** Built once per parsed document: a damaged file may list a hundred thousand devices, and a hover must not walk them. */
export function deviceIndex(config: VmConfig): DeviceIndex {
  const found = known.get(config);
  if (found) return found;
  const made = makeIndex(config);
  known.set(config, made);
  return made;
}

function makeIndex(config: VmConfig): DeviceIndex {
  const byInstance = new Map<string, Device>();
  const byElement = new Map<XmlElement, Device>();
  for (const device of config.devices) {
    const { instance, entry, node } = device;
    if (instance !== undefined && !byInstance.has(instance)) byInstance.set(instance, device);
    if (entry) byElement.set(entry.element, device);
    if (node) byElement.set(node, device);
  }
  const controllers = new Map<Device, StorageController[]>();
  const drives = new Map<XmlElement, Drive>();
  for (const controller of config.controllers) {
    const same = controllers.get(controller.device);
    if (same) same.push(controller);
    else controllers.set(controller.device, [controller]);
    for (const drive of controller.drives) drives.set(drive.element, drive);
  }
  return { byInstance, byElement, controllers, drives };
}

/** Where a device is shown when it is jumped to: its node's name, else its manifest entry's. */
export function deviceSpan({ node, entry }: Device): Span | undefined {
  return node?.nameSpan ?? entry?.element.nameSpan;
}
