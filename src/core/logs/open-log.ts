import type { Kind } from '../evidence/kinds';
import { isPastedKind } from '../evidence/pasted-kinds';
import { readClixml } from './clixml/read-clixml';
import { readEventCsv } from './event-csv/read-event-csv';
import { readEventJson } from './event-json/read-event-json';
import { readEventText } from './event-text/read-event-text';
import { EventXmlReader } from './event-xml/read-event-xml';
import { EvtxReader, type EvtxRequest } from './evtx/read-evtx';
import type { LogReader } from './log-reader';

/** What is asked of a log of any kind. */
export interface LogRequest extends EvtxRequest {
  /** The zone of times that name none: `Z`, `+01:00` or `Europe/Berlin`. */
  readonly timeZone?: string;
}

/** The kinds of logs that are read, each with its reader. */
const readers = {
  evtx: (request: LogRequest): LogReader => new EvtxReader(request),
  'event-xml': (request: LogRequest): LogReader => new EventXmlReader(request),
  'event-text': readEventText,
  'event-csv': readEventCsv,
  'event-json': readEventJson,
  clixml: readClixml,
} as const satisfies Partial<Record<Kind, (request: LogRequest) => LogReader>>;

/** A kind of log that is read. */
export type LogKind = keyof typeof readers;

/** The kinds that are read, for people. */
export const logKinds: string = Object.keys(readers)
  .join(', ')
  .replace(/, ([^,]*)$/, ' and $1');

/** True for a log that is read; every other file is listed with the reason why it is not. */
export function isLogKind(kind: Kind): kind is LogKind {
  return Object.hasOwn(readers, kind);
}

/** True for logs whose times may name no zone: which one it is must be told. */
export function mayLackZone(kind: Kind): boolean {
  return isPastedKind(kind) || (isLogKind(kind) && kind !== 'evtx' && kind !== 'event-xml');
}

/** The reader of a log, by its kind; what only one kind makes use of, such as threads, another leaves aside. */
export function readerOf(kind: LogKind, request: LogRequest): LogReader {
  return readers[kind](request);
}
