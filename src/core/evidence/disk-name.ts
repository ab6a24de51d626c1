/**
 * What the name of a disk file says by itself. Hyper-V names a checkpoint's disk after its base, `root_<GUID>.avhdx`, and the
 * disk that guest VSS finishes on during a host backup `root-AutoRecovery.avhdx` (domain/LIFECYCLE.md section 3, B4 and B5).
 * A name is a convention, not a proof: the chain stands in the disks' headers.
 */
export interface DiskName {
  readonly kind: 'disk' | 'checkpoint' | 'auto-recovery' | 'differencing' | 'vhd-set' | 'change-tracking';
  /** The name without the suffixes that Hyper-V adds and without extensions. */
  readonly base: string;
  /** Lower case: of `_<GUID>`. */
  readonly guid?: string;
  /** Lower case, the disk's own: `vhdx` also in `root.vhdx.rct`. */
  readonly extension: string;
}

const guidSuffix = /_([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;
const guidSuffixLength = 37;
const autoRecovery = '-autorecovery';

/** Reads the name of a VHD, VHDX, AVHD, AVHDX or VHD Set (`.vhds`, of a checkpoint `.avhds`), or of the RCT and MRT files beside them; `undefined` for another file. */
export function readDiskName(fileName: string): DiskName | undefined {
  const tracking = /\.(?:rct|mrt)$/i.test(fileName.slice(-4));
  const name = tracking ? fileName.slice(0, -4) : fileName;
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  if (dot <= 0 || !/^a?vhd[xs]?$/.test(extension)) return undefined;
  const outer = withoutGuid(name.slice(0, dot));
  const isAutoRecovery = outer.stem.toLowerCase().endsWith(autoRecovery);
  // The disk that was frozen may itself be a checkpoint's: `root_<GUID>-AutoRecovery.avhdx` is still of `root`.
  const { stem: base, guid = outer.guid } = isAutoRecovery
    ? withoutGuid(outer.stem.slice(0, -autoRecovery.length))
    : outer;
  const kind = tracking ? 'change-tracking' : kindOf(extension, isAutoRecovery, guid !== undefined);
  return { kind, base, extension, ...(guid !== undefined && { guid }) };
}

function withoutGuid(stem: string): { readonly stem: string; readonly guid?: string } {
  const guid = guidSuffix.exec(stem.slice(-guidSuffixLength))?.[1]?.toLowerCase();
  return guid === undefined ? { stem } : { stem: stem.slice(0, -guidSuffixLength), guid };
}

function kindOf(extension: string, isAutoRecovery: boolean, hasGuid: boolean): DiskName['kind'] {
  if (isAutoRecovery) return 'auto-recovery';
  if (extension.endsWith('s')) return 'vhd-set';
  if (!extension.startsWith('a')) return 'disk';
  return hasGuid ? 'checkpoint' : 'differencing';
}
