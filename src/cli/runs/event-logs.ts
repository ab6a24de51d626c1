import { crc32 } from 'node:zlib';
import {
  isLogKind,
  isTextLogKind,
  logKinds,
  readerOf,
  readNothing,
  recordsOf,
  sniffBytes,
  sniffHeadBytes,
  TemplateStore,
  textLogOf,
  type Host,
  type Kind,
  type LogReader,
  type LogRecord,
  type LogRequest as ReaderRequest,
  type RunsInput,
} from '../../core';
import { Progress } from '../events/progress';
import { hostOf, type Input } from '../inputs';
import type { LogRequest, LogsRead, LogSource } from './log-source';

/** Reads the wanted records of every event log among the inputs; everything else is named with the reason why it is not read. */
export const readEventLogs: LogSource = async (request) => {
  const store = new TemplateStore();
  const progress = new Progress(request.io);
  const records: LogRecord[] = [];
  const inputs: RunsInput[] = [];
  let isNamedUnread = false;
  for (const input of request.inputs) {
    request.pseudonyms?.learnPath(input.path);
    const read = await readOne(input, request, { store, progress, records });
    inputs.push(read.input);
    isNamedUnread ||= input.isNamed && read.isUnreadable;
  }
  progress.clear();
  return { records, inputs, isNamedUnread } satisfies LogsRead;
};

interface ReadOne {
  readonly input: RunsInput;
  readonly isUnreadable: boolean;
}

/** What all inputs share. */
interface Shared {
  readonly store: TemplateStore;
  readonly progress: Progress;
  readonly records: LogRecord[];
}

async function readOne(input: Input, request: LogRequest, shared: Shared): Promise<ReadOne> {
  if (input.problem) {
    const { kind = 'unknown', words, status } = input.problem;
    return unread(input, kind, 0, words, status === 'unreadable');
  }
  const host = hostOf(input, request.io);
  try {
    const kind = sniffBytes(await host.readRange(input.uri, 0, sniffHeadBytes), input.uri);
    const open = openerOf(kind);
    if (!open) return unread(input, kind, await sizeOf(host, input.uri), otherKind(kind), false);
    const read = await readLog(input, open, host, request, shared);
    // Of texts only some tell of backups; those that do not are named together, with the reason.
    if (isTextLogKind(kind) && read.coverage.records === 0 && read.problem === undefined && !request.shouldStop())
      return unread(input, kind, read.coverage.bytes, `It is ${kind}, and nothing in it is of a run.`, false);
    return { input: read, isUnreadable: false };
  } catch (error) {
    return unread(input, 'unknown', 0, error instanceof Error ? error.message : String(error), true);
  }
}

function openerOf(kind: Kind): ((request: ReaderRequest) => LogReader) | undefined {
  if (isLogKind(kind)) return (request) => readerOf(kind, request);
  return isTextLogKind(kind) ? (request) => textLogOf(kind, request) : undefined;
}

async function readLog(
  input: Input,
  open: (request: ReaderRequest) => LogReader,
  host: Host,
  { wanted, shouldStop, pseudonyms, timeZone }: LogRequest,
  { store, progress, records }: Shared,
): Promise<RunsInput> {
  const { uri, path } = input;
  const query = recordsOf(wanted);
  const how = { store, shouldStop, checksum: crc32, ...(timeZone !== undefined && { timeZone }) };
  const reader = open({ host, uri, query, ...how });
  for await (const items of reader.batches()) {
    for (const item of items) {
      if (item.kind !== 'record') continue;
      pseudonyms?.learn(item);
      records.push({ ...item, place: { ...item.place, uri: path } });
    }
    progress.report(reader, path);
  }
  const coverage = reader.coverage();
  const { privateValues } = reader;
  pseudonyms?.learnValues(privateValues ?? []);
  for (const span of coverage.spans) pseudonyms?.learnHost(span.host);
  return { path, coverage, ...(privateValues && { privateValues }) };
}

async function sizeOf(host: Host, uri: string): Promise<number> {
  return (await host.stat(uri))?.sizeBytes ?? 0;
}

function unread({ path }: Input, kind: Kind, bytes: number, problem: string, isUnreadable: boolean): ReadOne {
  return { input: { path, coverage: readNothing(kind, bytes, problem), problem }, isUnreadable };
}

function otherKind(kind: Kind): string {
  if (kind === 'evt') return 'It is a log of Windows before Vista (.evt); save it as .evtx on a newer Windows.';
  return kind === 'unknown' ? 'It is not recognised.' : `It is ${kind}, and runs are read from ${logKinds} only.`;
}
