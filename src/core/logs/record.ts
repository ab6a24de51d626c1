/** One log entry with its exact place (DESIGN.md section 5). */
export interface LogRecord {
  readonly kind: 'record';
  /** FILETIME: 100 ns since 1601, UTC; as the record says it, even where no clock can have shown it. */
  readonly time: bigint;
  /** The computer the record names. */
  readonly host: string;
  readonly channel: string;
  readonly provider: string;
  /** 0 where `mark` says what the record is. */
  readonly eventId: number;
  /** Of a text log, which has no event ids: what the line is, by its row in the table of its kind (`sql-writer/freeze`). */
  readonly mark?: string;
  readonly version: number;
  /** 1 critical, 2 error, 3 warning, 4 information; 0 where none is set. */
  readonly level: number;
  readonly recordId: bigint;
  readonly process: number | undefined;
  readonly thread: number | undefined;
  /** ActivityID, lower case with braces. */
  readonly correlation: string | undefined;
  /** In the order of the log; a name may come twice, and is absent for unnamed data. */
  readonly data: readonly RecordField[];
  readonly place: RecordPlace;
}

/** One value of a record's EventData or UserData. */
export interface RecordField {
  readonly name: string | undefined;
  readonly value: string;
  /** Set where the value was read out of the message and is no data of its own: its position says nothing. */
  readonly from?: 'message';
}

/** Where a record stands. */
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

/** What a reader of logs gives, in the order of the file. */
export type LogItem = LogRecord | BadRecord;

/** 1980-01-01 as FILETIME: where a PC's clock starts that has lost its power. */
export const earliestCredible = 119_600_064_000_000_000n;
/** 2200-01-01. */
export const latestCredible = 189_025_920_000_000_000n;

/** False for a time that no clock of a Windows host shows: it is passed on, but no order and no coverage rests on it. */
export function isCredibleTime(time: bigint): boolean {
  return time >= earliestCredible && time < latestCredible;
}
