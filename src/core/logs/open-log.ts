import type { Kind } from '../evidence/kinds';
import { EventXmlReader } from './event-xml/read-event-xml';
import { EvtxReader, type EvtxRequest } from './evtx/read-evtx';
import type { LogReader } from './log-reader';

/** The kinds of logs that are read, each with its reader. */
const readers = {
  evtx: (request: EvtxRequest): LogReader => new EvtxReader(request),
  'event-xml': (request: EvtxRequest): LogReader => new EventXmlReader(request),
} as const satisfies Partial<Record<Kind, (request: EvtxRequest) => LogReader>>;

/** A kind of log that is read. */
export type LogKind = keyof typeof readers;

/** The kinds that are read, for people. */
export const logKinds: string = Object.keys(readers).join(' and ');

/** True for a log that is read; every other file is listed with the reason why it is not. */
export function isLogKind(kind: Kind): kind is LogKind {
  return Object.hasOwn(readers, kind);
}

/** The reader of a log, by its kind; what only one kind makes use of, such as threads, another leaves aside. */
export function readerOf(kind: LogKind, request: EvtxRequest): LogReader {
  return readers[kind](request);
}
