/**
 * How core reaches files. Core never opens a path itself: the command line hands in the file system, the server asks the
 * client (`workspace.fs`), tests use a map in memory. URIs are opaque strings to core except where `uri-path.ts` reads them.
 */
export interface Host {
  /** `undefined` when nothing is there. */
  stat(uri: string): Promise<HostStat | undefined>;
  /** The entries of a folder, in no particular order; empty when it is not there or not readable. */
  list(uri: string): Promise<readonly HostEntry[]>;
  /** A whole file of at most `readAllLimitBytes`; rejects with `TooLarge` above that. */
  readAll(uri: string): Promise<Uint8Array>;
  /**
   * `length` bytes from `offset`, fewer at the end of the file. A host may put them into `into`, which has room for them, and
   * give a view of it: reading gigabytes into new memory takes longer than reading them.
   */
  readRange(uri: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Opens a file once for many reads; a host that has no such thing leaves it out. */
  open?(uri: string): Promise<OpenFile>;
}

/** A file that stays open. */
export interface OpenFile {
  /** As `readRange` of the host, into memory that is given. */
  read(offset: number, length: number, into: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface HostStat {
  readonly kind: 'file' | 'folder';
  readonly sizeBytes: number;
}

export interface HostEntry {
  readonly name: string;
  readonly uri: string;
  readonly kind: 'file' | 'folder';
}

/** 64 MB: above it a file is read by ranges or not at all (DESIGN.md section 5). */
export const readAllLimitBytes = 64 * 1024 * 1024;

/** Thrown by a host that was asked for a whole file above its limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  constructor(
    readonly uri: string,
    readonly sizeBytes: number,
    readonly limitBytes: number,
  ) {
    super(`${uri} has ${sizeBytes} bytes, more than the ${limitBytes} that can be read at once.`);
  }
}
