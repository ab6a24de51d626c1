import type { HostOs } from '../../vmconfig/facts/host-os';
import type { LogRecord } from '../record';
import { meaningOf } from './meaning';
import { recordToCsv } from './record-to-csv';
import { recordToEcs } from './record-to-ecs';
import { recordToJson } from './record-to-json';
import { recordToText } from './record-to-text';
import type { ShownRecord } from './shown-record';

/** The formats of records with what writes one, and what ends its line. */
const writers = {
  ndjson: { write: recordToJson, end: '\n' },
  ecs: { write: recordToEcs, end: '\n' },
  csv: { write: recordToCsv, end: '\r\n' },
  text: { write: recordToText, end: '\n' },
} as const satisfies Readonly<Record<string, { write: (shown: ShownRecord) => string; end: string }>>;

/** A format in which records are written, a line or more each. */
export type RecordFormat = keyof typeof writers;

/** True for the name of such a format. */
export function isRecordFormat(name: string): name is RecordFormat {
  return Object.hasOwn(writers, name);
}

/** How the records of a log are written, in plain data. */
export interface RecordStyle {
  readonly format: RecordFormat;
  /** Of the log, as it is shown. */
  readonly path: string;
  /** The host that decides what a record means. */
  readonly hostOs?: HostOs;
}

/** A record with its meaning, its line end included. */
export function writeRecord(record: LogRecord, { format, path, hostOs }: RecordStyle): string {
  const { write, end } = writers[format];
  return write({ record, path, meaning: meaningOf(record, hostOs) }) + end;
}
