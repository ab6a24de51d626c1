import type { ControllerKind, Device, Drive, StorageController } from '../vmconfig/model';

const controllerNames: Readonly<Record<ControllerKind, string>> = { ide: 'IDE', scsi: 'SCSI', floppy: 'Floppy' };

/** `SCSI controller 0`, as Hyper-V Manager counts them. */
export function controllerName({ kind, number }: Pick<StorageController, 'kind' | 'number'>): string {
  return `${controllerNames[kind]} controller ${number}`;
}

/** `IDE 0:1`: controller, then location. */
export function driveWhere({ controllerKind, controllerNumber, location }: Drive): string {
  return `${controllerNames[controllerKind]} ${controllerNumber}:${location}`;
}

/** What a drive is, by its `type`. */
export function driveKind({ type, controllerKind }: Drive): string {
  switch (type?.value) {
    case 'VHD':
      return 'Hard drive';
    case 'ISO':
      return 'DVD drive';
    case 'VFD':
      return 'Diskette drive';
    case 'HDD':
      return 'Pass-through disk (inferred)';
    case 'VLU':
      return 'VLU drive';
    case 'NONE':
      return 'Empty slot';
    case undefined:
      return controllerKind === 'floppy' ? 'Diskette drive' : 'Drive of unknown type';
  }
}

/** The file of a path of the host; empty for no path. Both slashes are understood. */
export function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

/** The device's own name: by its class, never by the text in the file, which changed between versions. */
export function deviceName({ deviceClass, entry }: Device): string {
  const written = entry?.name?.value.trim();
  return deviceClass?.name ?? (written === undefined || written === '' ? 'Unknown device' : written);
}
