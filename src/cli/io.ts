import type { Host, SegmentOrder, SegmentResult } from '../core';

/** Everything that a command may touch, so that tests can stand in for it. */
export interface CliIo {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly files: Files;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Calls `stop` when the user interrupts (Ctrl+C), once; gives the function that ends this. */
  readonly onInterrupt?: (stop: () => void) => () => void;
  /** Starts a thread that reads parts of logs; absent where there are none. */
  readonly startReader?: () => RunningReader;
}

/** A thread that reads parts of logs, and must be ended. */
export interface RunningReader {
  /** False when it could not start. */
  readonly isReady: Promise<boolean>;
  /** `undefined` when it cannot be read there. Never rejects. */
  read(order: SegmentOrder): Promise<SegmentResult | undefined>;
  close(): Promise<void>;
}

/** A stream that takes text, as such or in UTF-8. */
export interface Sink {
  write(text: string | Uint8Array): void;
  readonly isTTY?: boolean;
  /** True when nobody reads any more, as behind `head`. */
  readonly isClosed?: boolean;
  /** Comes when what was written is taken, so that a slow reader does not fill the memory. */
  drained?(): Promise<void>;
}

/** The file system: core's `Host`, and what only a walk needs. */
export interface Files extends Host {
  /** The `file:` URI of a path as the user wrote it. */
  toUri(path: string): string;
  /** The path of a file that is no input, for messages. */
  toPath(uri: string): string;
  /** Everything in a folder, links and devices too; rejects when it cannot be read. */
  entries(uri: string): Promise<readonly FolderEntry[]>;
}

export interface FolderEntry {
  readonly name: string;
  readonly uri: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Exit codes (DESIGN.md section 7). */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2, fileUnreadable: 3 } as const;
