/** One log entry with its exact place (DESIGN.md section 5). */
export interface LogRecord {
  /** FILETIME: 100 ns since 1601, UTC. */
  readonly time: bigint;
  /** The computer the record names. */
  readonly host: string;
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly version: number;
  /** 1 critical, 2 error, 3 warning, 4 information; 0 where none is set. */
  readonly level: number;
  readonly recordId: bigint;
  readonly process: number | undefined;
  readonly thread: number | undefined;
  /** ActivityID, lower case with braces as logged. */
  readonly correlation: string | undefined;
  /** In the order of the log; a name may come twice, and is absent for unnamed data. */
  readonly data: readonly RecordField[];
  readonly place: RecordPlace;
}

export interface RecordField {
  readonly name: string | undefined;
  readonly value: string;
}

export interface RecordPlace {
  readonly uri: string;
  /** Of the record in a binary log. */
  readonly byteOffset: number;
}

/** A part of a log that could not be read, and why. */
export interface BadRecord {
  readonly kind: 'bad-record';
  readonly byteOffset: number;
  readonly lengthBytes: number;
  readonly reason: string;
}
