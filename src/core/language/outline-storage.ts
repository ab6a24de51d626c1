import { readDiskName } from '../evidence/disk-name';
import type { ConfigValue, ControllerKind, Drive, StorageController, VmConfig } from '../vmconfig/model';
import { controllerName, driveKind, driveWhere, lastPart } from './device-words';
import { outlineItem, outlineItems, type OutlineItem, type OutlineSource } from './outline-item';

const order: readonly ControllerKind[] = ['ide', 'scsi', 'floppy'];

/** The controllers with their drives, and under each drive its file. */
export function controllerItems({ controllers }: VmConfig): OutlineItem[] {
  const sorted = [...controllers].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return outlineItems(sorted.map(controllerSource));
}

function controllerSource(controller: StorageController): OutlineSource {
  const { drives, device, element } = controller;
  const place = element ?? device.entry?.element;
  const filled = drives.filter(({ type }) => type?.value !== 'NONE').length;
  return {
    name: controllerName(controller),
    detail: filled === 0 ? 'no drives' : filled === 1 ? '1 drive' : `${filled} drives`,
    kind: 'controller',
    ...(place && { span: place.span, selection: place.nameSpan }),
    children: outlineItems(drives.filter(({ type }) => type?.value !== 'NONE').map(driveSource)),
  };
}

function driveSource(drive: Drive): OutlineSource {
  const { element, path, type } = drive;
  const hasPath = path !== undefined && path.value.trim() !== '';
  // What the path of a pass-through disk looks like is not known; it names no file.
  const file = hasPath && type?.value !== 'HDD' ? outlineItem(fileSource(path)) : undefined;
  return {
    name: `${driveKind(drive)} ${driveWhere(drive)}`,
    detail: hasPath ? lastPart(path.value) : type?.value === 'VHD' ? 'no path' : 'empty',
    kind: 'drive',
    span: element.span,
    selection: element.nameSpan,
    children: file ? [file] : [],
  };
}

/** A file that the configuration names, with what its name says. */
export function fileSource(path: ConfigValue<string>): OutlineSource {
  const name = lastPart(path.value);
  return {
    name: name.trim() === '' ? 'Path without a file name' : name,
    detail: diskKindWord(name),
    kind: 'file',
    span: path.element.span,
    selection: path.span,
  };
}

function diskKindWord(fileName: string): string {
  switch (readDiskName(fileName)?.kind) {
    case 'checkpoint':
      return 'checkpoint disk';
    case 'differencing':
      return 'differencing disk';
    case 'auto-recovery':
      return 'AutoRecovery disk of a backup';
    case 'vhd-set':
      return 'VHD Set';
    case 'change-tracking':
      return 'change tracking file';
    case 'disk':
      return 'virtual hard disk';
    case undefined:
      return '';
  }
}
