import { readDiskName, type DiskName } from '../evidence/disk-name';
import { diskKinds, type FileKind } from '../explain/facts/file-kinds';
import { fileKindOf } from '../explain/recognise-file';

/** What a name in a listing says. */
export interface NameInListing {
  readonly disk?: DiskName;
  readonly fileKind?: FileKind;
  readonly isCut: boolean;
}

/** A console that has no room ends a name in dots; people leave out the middle of a GUID. */
const cut = /\.{3}|\u2026/;
/** The beginning of a GUID behind the name of the disk. */
const cutGuid = /_[0-9a-f-]{1,36}(?:\.{3}|\u2026)$/i;

/** Reads a name of a listing. A name is a convention, not a proof. */
export function readListedName(name: string): NameInListing {
  const isCut = cut.test(name);
  const whole = readDiskName(name);
  const disk = isCut && whole ? withoutCutGuid(name, whole) : whole;
  const fileKind = disk ? diskKinds[disk.kind] : fileKindOf(name);
  return { isCut, ...(disk && { disk }), ...(fileKind && { fileKind }) };
}

/** `root_9E339AF7-...avhdx` is of `root`, though which checkpoint it is of was cut off. */
function withoutCutGuid(name: string, whole: DiskName): DiskName {
  const tracking = whole.kind === 'change-tracking' ? name.slice(0, -4) : name;
  // The dot before the extension is one of the three.
  const stem = tracking.slice(0, tracking.length - whole.extension.length);
  const found = cutGuid.exec(stem.slice(-48));
  if (!found) return whole;
  const base = stem.slice(0, -found[0].length);
  return { ...whole, base, kind: whole.kind === 'differencing' ? 'checkpoint' : whole.kind };
}

/** True for a name that a console cut behind the beginning of a GUID, so that its extension does not show. */
export function isCutInGuid(name: string): boolean {
  return cutGuid.test(name.slice(-48));
}

/** Extensions that only files of virtual machines have; `.bin`, `.xml` and `.iso` are those of many. */
export const vmExtensions = 'a?vhd[xs]?(?:\\.(?:rct|mrt))?|vmcx|vmrs|vmgs|vsv|hrl';

/** The end of a name of a file of a virtual machine. */
export const vmExtension = new RegExp(`\\.(?:${vmExtensions})(?![\\w.-])`, 'gi');

/** True for a name that only a file of a virtual machine has. */
export function isVmFileName(name: string): boolean {
  return new RegExp(`[^.]\\.{0,3}\\.(?:${vmExtensions})$`, 'i').test(name.slice(-64));
}
