import type { Device, Drive, StorageController, VmConfig } from '../vmconfig/model';
import { nodeName } from '../vmconfig/node-name';
import { deviceIndex } from './device-index';
import { controllerName, deviceName, driveKind, driveWhere } from './device-words';
import { pathText } from './hover-path';
import { code, firstBullets, paragraphs, prose } from './hover-text';
import type { HoverContext } from './hover';

const mostDrives = 12;

/** A device by what it is: its class, its state, its drives, and where else it stands in the file. */
export function deviceText(device: Device, config: VmConfig): string {
  const { deviceClass: found, instance } = device;
  const controllers = deviceIndex(config).controllers.get(device) ?? [];
  const [only] = controllers;
  const name = controllers.length === 1 && only ? controllerName(only) : prose(deviceName(device));
  return paragraphs(
    `**${name}**${instance === undefined ? '' : ` ${code(nodeName(instance))}`}`,
    found?.about ?? 'The class of this device is not known here. That is no fault: newer hosts have more devices.',
    serviceState(device, config),
    controllers.length > 0 ? driveList(controllers) : undefined,
    placeText(device),
  );
}

/** Whether an integration service is on, with the reason. */
function serviceState({ deviceClass: found, node, entry }: Device, { integration }: VmConfig): string | undefined {
  if (found?.kind !== 'integration') return undefined;
  const service = integration.find((one) => one.node === node && one.entry === entry);
  const enabled = service?.enabled?.value;
  if (enabled === undefined) return 'It is on: the file does not say otherwise.';
  return enabled ? 'It is on.' : 'It is off: `Enabled` is False.';
}

function placeText({ entry, node, deviceClass: found }: Device): string | undefined {
  if (entry && node) return `Listed in the manifest as ${code(entry.element.name)}.`;
  if (entry) return `Listed in the manifest as ${code(entry.element.name)}; it has no node, so its defaults hold.`;
  return found
    ? 'The manifest does not list it, as is usual for emulated devices up to configuration version 5.0.'
    : 'The manifest does not list it.';
}

/** The drives of controllers, one line each. */
function driveList(controllers: readonly StorageController[]): string {
  const drives = controllers.flatMap((controller) => controller.drives);
  if (drives.length === 0) return 'It holds no drives.';
  return firstBullets(drives.map(driveLine), mostDrives);
}

function driveLine(drive: Drive): string {
  const path = drive.path?.value ?? '';
  return `${driveWhere(drive)} ${driveKind(drive)}${path.trim() === '' ? '' : ` ${code(path)}`}`;
}

/** One controller of a device: an IDE node holds two. */
export function controllerText(controller: StorageController): string {
  return paragraphs(`**${controllerName(controller)}**`, driveList([controller]));
}

/** A drive: where it is attached, what it is, and its file. */
export function driveText(drive: Drive, context: HoverContext): string {
  const path = drive.path?.value ?? '';
  return paragraphs(
    `**${driveKind(drive)}** at ${driveWhere(drive)}`,
    path.trim() === '' ? 'No medium is in it.' : code(path),
    path.trim() === '' ? undefined : pathText(path, context),
    drive.shared?.value ? 'The disk is shared with other VMs.' : undefined,
  );
}
