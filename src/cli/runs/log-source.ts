import type { LogRecord, RecordPseudonyms, RunsInput } from '../../core';
import type { Input } from '../inputs';
import type { CliIo } from '../io';

/** What a source of records is asked for. */
export interface LogRequest {
  readonly inputs: readonly Input[];
  readonly io: CliIo;
  /** Provider names and ids. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<number>>;
  readonly shouldStop: () => boolean;
  /** The zone of times that name none. */
  readonly timeZone?: string;
  /** Learns the names that are to be hidden; absent: nothing is. */
  readonly pseudonyms?: RecordPseudonyms;
}

/** The records of all inputs, each with the path of its file as its place, and what was read of them. */
export interface LogsRead {
  readonly records: readonly LogRecord[];
  readonly inputs: readonly RunsInput[];
  /** True when a file that was named could not be read. */
  readonly isNamedUnread: boolean;
}

/** Where `runs` gets its records from; tests give their own. */
export type LogSource = (request: LogRequest) => Promise<LogsRead>;
