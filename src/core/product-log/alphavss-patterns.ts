import type { LinePattern } from './pattern';

/** Exceptions of AlphaVSS and the codes that they stand for: `GetExceptionForHr` of its source (Error.cpp). */
const exceptions: readonly (readonly [name: string, code: string])[] = [
  ['VssBadState', '0x80042301'],
  ['VssObjectNotFound', '0x80042308'],
  ['VssProviderVeto', '0x80042306'],
  ['VssUnexpectedProviderError', '0x8004230F'],
  ['VssMaximumNumberOfVolumesReached', '0x80042312'],
  ['VssMaximumNumberOfSnapshotsReached', '0x80042317'],
  ['VssProviderNotRegistered', '0x80042304'],
  ['VssVolumeNotSupported', '0x8004230C'],
  ['VssVolumeNotSupportedByProvider', '0x8004230E'],
  ['VssUnexpectedWriterError', '0x80042315'],
  ['VssInsufficientStorage', '0x8004231F'],
  ['VssFlushWritesTimeout', '0x80042313'],
  ['VssHoldWritesTimeout', '0x80042314'],
  ['VssObjectAlreadyExists', '0x8004230D'],
  ['VssUnselectedVolume', '0x8004232A'],
  ['VssInconsistentSnapshotWriter', '0x800423F0'],
  ['VssOutOfResourcesWriter', '0x800423F1'],
  ['VssTimeoutWriter', '0x800423F2'],
  ['VssRetryableWriter', '0x800423F3'],
  ['VssNonRetryableWriter', '0x800423F4'],
  ['VssSnapshotSetInProgress', '0x80042316'],
];

/** Lines of programs that are built on AlphaVSS: an exception, and where it was thrown. */
export const alphaVssPatterns: readonly LinePattern[] = [
  ...exceptions.map(([name, code]) => ({
    id: 'alphavss/exception',
    product: 'alphavss' as const,
    pattern: new RegExp(String.raw`(?<![\w.])Alphaleonis\.Win32\.Vss\.(?<named>${name}Exception)\b`, 'd'),
    level: 2 as const,
    code,
    meaning: 'A call of VSS failed; the name of the exception says with which code.',
  })),
  {
    id: 'alphavss/exception',
    product: 'alphavss',
    // The text of VssObjectAlreadyExistsException, where a program prints the text alone.
    pattern: /^[^\r\n]{0,40}?(?<named>The requested object was a duplicate)\.$/d,
    level: 2,
    code: '0x8004230D',
    meaning: 'What was to be put into the snapshot set is in it already.',
  },
  {
    id: 'alphavss/call',
    product: 'alphavss',
    pattern: /(?<![\w.])Alphaleonis\.Win32\.Vss\.VssBackupComponents\.(?<call>[A-Za-z]{3,60})\(/d,
    level: 4,
    meaning: 'The call of VSS that failed.',
  },
];
