import {
  isLogKind,
  isTextLogKind,
  readerOf,
  readNothing,
  recordsOf,
  sniffBytes,
  sniffHeadBytes,
  TemplateStore,
  textLogOf,
  wantedEvents,
  type Host,
  type LogReader,
  type LogRecord,
  type ReadLog,
} from '../core';
import type { LogsParams, WireLogProgress } from '../protocol/lsp';

/** With what logs are read. */
export interface ReadingMeans {
  readonly host: Pick<Host, 'stat' | 'readRange' | 'open'>;
  readonly tell: (progress: WireLogProgress) => void;
  /** Asked before each chunk; once true, nothing more is read. */
  readonly shouldStop: () => boolean;
  /** The CRC-32 of the platform, where it has one. */
  readonly checksum?: (bytes: Uint8Array) => number;
  /** The zone of times that name none. */
  readonly timeZone?: string;
}

/** What is said of a log that nothing was read of because somebody stopped it. */
export const notBegun = 'It was asked to stop before this.';

/** Reads the backup records of logs, one log after the other; each tells what of it was read, after a stop as well. */
export async function readLogs(files: LogsParams['files'], means: ReadingMeans): Promise<ReadLog[]> {
  const store = new TemplateStore();
  const logs: ReadLog[] = [];
  for (const file of files) logs.push(means.shouldStop() ? unread(file, notBegun) : await readLog(file, store, means));
  return logs;
}

type LogFile = LogsParams['files'][number];

/** A log without anything read of it. */
export function unread({ uri, label }: LogFile, problem: string): ReadLog {
  return { path: label, uri, coverage: readNothing('unknown', 0, problem), records: [], problem };
}

async function readLog({ uri, label }: LogFile, store: TemplateStore, means: ReadingMeans): Promise<ReadLog> {
  const { host, tell, shouldStop, checksum, timeZone } = means;
  const records: LogRecord[] = [];
  let reader: LogReader | undefined;
  try {
    const kind = sniffBytes(await host.readRange(uri, 0, sniffHeadBytes), uri);
    if (!isLogKind(kind) && !isTextLogKind(kind)) throw new Error('It is no log any more.');
    const query = recordsOf(wantedEvents());
    const zone = timeZone === undefined ? {} : { timeZone };
    const request = { host, uri, query, store, shouldStop, ...(checksum && { checksum }), ...zone };
    reader = isLogKind(kind) ? readerOf(kind, request) : textLogOf(kind, request);
    for await (const items of reader.batches()) {
      for (const item of items) if (item.kind === 'record') records.push(item);
      tell({ label, ...reader.progress });
    }
    const { privateValues, isZoneAssumed } = reader;
    return {
      path: label,
      uri,
      coverage: reader.coverage(),
      records,
      ...(privateValues && { privateValues }),
      ...(isZoneAssumed === true && { isZoneAssumed }),
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const coverage = readNothing('unknown', reader?.progress.bytes ?? 0, problem);
    return { path: label, uri, coverage, records, problem };
  }
}
