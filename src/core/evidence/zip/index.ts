/** Zips of evidence: what is in them, within limits, and a `Host` over it. Deliberately absent: unpacking to a disk, passwords. */
export { zipLimits } from './limits';
export { findZipParts, type ZipPart, type ZipParts } from './parts';
export { ZipHost, type ZipHostOptions } from './zip-host';
export { isZipUri, zipEntryUri, zipRootUri, zipScheme } from './zip-uri';
