/** What core shows of this folder; `src/core/index.ts` passes it on. `sniff-text.ts` is also imported alone, by the client. */
export { TooLarge, readAllLimitBytes, type Host, type HostEntry, type HostStat, type OpenFile } from './host';
export { kinds, type Kind } from './kinds';
export { isPastedKind } from './pasted-kinds';
export { isVmConfigHead, sniffLimit } from './sniff-text';
export { sniffBytes, sniffHeadBytes, sniffTailBytes } from './sniff';
export { encodeSegment, extensionOf, fileName, joinUri, parentOf, segmentsOf } from './uri-path';
export {
  hostFileName,
  longestPlainPath,
  parseHostPath,
  plainLength,
  volumeOf,
  type HostPath,
  type HostVolume,
} from './host-path';
export { readDiskName, type DiskName } from './disk-name';
export { mapPaths, type EvidenceListing, type PathMap } from './map-path';
export { foldersAround, listEvidence, uriKey, type ListingOptions } from './list-evidence';
export {
  factsFrom,
  gatherEvidence,
  indexEvidence,
  namedPaths,
  type EvidenceIndex,
  type GatheredEvidence,
  type GatherOptions,
} from './gather';
export {
  findZipParts,
  isZipUri,
  zipEntryUri,
  ZipHost,
  zipLimits,
  zipRootUri,
  zipScheme,
  type ZipHostOptions,
  type ZipPart,
  type ZipParts,
} from './zip';
