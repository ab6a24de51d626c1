import { childElements, type XmlElement } from '../xml';
import type { ControllerKind, Device, Drive, DriveType, StorageController } from './model';
import { asPath, childValue, defined } from './read-values';
import { parseBool, parseInteger } from './values';

const driveTypes: readonly DriveType[] = ['VHD', 'ISO', 'NONE', 'VFD', 'HDD', 'VLU'];

/**
 * The storage controllers. An IDE node holds both channels as `controller0` and `controller1`; a SCSI controller is a device
 * of its own and holds `controller0` only once it has drives, so its number is its place among the SCSI controllers.
 */
export function readControllers(devices: readonly Device[]): StorageController[] {
  const counts = { ide: 0, scsi: 0, floppy: 0 };
  return devices.flatMap((device) => {
    const kind = storageKind(device);
    if (!kind) return [];
    const children = device.node ? numbered(device.node, 'controller') : [];
    if (kind === 'ide') return children.map(([number, element]) => makeController(kind, device, number, element));
    const number = counts[kind]++;
    const element = children[0]?.[1] ?? device.node;
    return [makeController(kind, device, number, element)];
  });
}

function storageKind({ deviceClass }: Device): ControllerKind | undefined {
  const kind = deviceClass?.kind;
  return kind === 'ide' || kind === 'scsi' || kind === 'floppy' ? kind : undefined;
}

function makeController(
  kind: ControllerKind,
  device: Device,
  number: number,
  element: XmlElement | undefined,
): StorageController {
  const drives = element ? numbered(element, 'drive').map(([at, drive]) => readDrive(drive, kind, number, at)) : [];
  return defined<StorageController>({ kind, device, number, element, drives });
}

/** Children named `<prefix>N`, in document order; the first of each number counts. */
function numbered(parent: XmlElement, prefix: string): [number, XmlElement][] {
  const found = new Map<number, XmlElement>();
  for (const child of childElements(parent)) {
    const digits = child.name.startsWith(prefix) ? child.name.slice(prefix.length) : '';
    if (/^[0-9]{1,9}$/.test(digits) && !found.has(Number(digits))) found.set(Number(digits), child);
  }
  return [...found];
}

function readDrive(
  element: XmlElement,
  controllerKind: ControllerKind,
  controllerNumber: number,
  location: number,
): Drive {
  return defined<Drive>({
    element,
    controllerKind,
    controllerNumber,
    location,
    type: childValue(element, 'type', parseDriveType),
    path: childValue(element, 'pathname', asPath),
    shared: childValue(element, 'persistent_reservations_supported', parseBool),
    iopsLimit: childValue(element, 'iops_limit', parseInteger),
    iopsReservation: childValue(element, 'iops_reservation', parseInteger),
  });
}

function parseDriveType(text: string): DriveType | undefined {
  const wanted = text.trim().toUpperCase();
  return driveTypes.find((type) => type === wanted);
}
