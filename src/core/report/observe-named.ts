import type { Host } from '../evidence/host';
import { sniffBytes, sniffHeadBytes } from '../evidence/sniff';
import { recordsOf } from '../logs/evtx/query';
import { isLogKind, readerOf, type LogRequest } from '../logs/open-log';
import type { LogReader } from '../logs/log-reader';
import type { LogRecord } from '../logs/record';
import { diagnoseRecords, wantedEvents } from '../rules/records';
import type { ObservedEvidence } from '../scenario/named-files';
import { resolveName } from '../scenario/named-files';
import { isTextLogKind, textLogOf } from '../texts/text-log';
import type { HostOs } from '../vmconfig/facts/host-os';
import type { Coverage } from './coverage';

/** What to read, and from where. */
export interface ObserveRequest {
  /** Of the scenario. */
  readonly uri: string;
  /** The folder that nothing may be read outside of; without one, that of the scenario. */
  readonly root?: string;
  /** Files and folders, relative to the scenario. */
  readonly names: readonly string[];
  readonly timeZone?: string;
  /** What the scenario says of the Windows of the hosts, which wins over what records show. */
  readonly hostOs?: HostOs;
  readonly shouldStop?: () => boolean;
}

/** So many files of a folder are looked at, so many levels below it. */
const mostFiles = 500;
const deepest = 4;

/**
 * Reads the logs that a scenario names as its evidence and finds the backups in them. A name that leads out of the root is not followed;
 * one that cannot be read is told. Never rejects.
 */
export async function observeNamed(host: Host, request: ObserveRequest): Promise<ObservedEvidence> {
  const { uri, root, names, hostOs, shouldStop } = request;
  const records: LogRecord[] = [];
  const spans: Coverage['spans'][number][] = [];
  const unread = new Map<string, 'absent' | 'outside' | 'unreadable' | 'no-log'>();
  for (const name of new Set(names)) {
    if (shouldStop?.()) break;
    const at = resolveName(uri, root, name);
    const files = at === undefined ? undefined : await filesAt(host, at);
    if (at === undefined || files === undefined || files.length === 0) {
      unread.set(name, at === undefined ? 'outside' : 'absent');
      continue;
    }
    let logs = 0;
    try {
      for (const file of files) {
        const coverage = await readLogRecords(host, file, request, records);
        if (!coverage) continue;
        logs++;
        spans.push(...coverage.spans);
      }
      if (logs === 0) unread.set(name, 'no-log');
    } catch {
      unread.set(name, 'unreadable');
    }
  }
  const { observation } = diagnoseRecords(records, {
    coverage: spans,
    ...(hostOs && { hostOs }),
    ...(shouldStop && { shouldStop }),
  });
  return { runs: observation.runs, unread };
}

/** The file itself, or the files below a folder; `undefined` where nothing is. */
async function filesAt(host: Host, uri: string): Promise<readonly string[] | undefined> {
  try {
    const stat = await host.stat(uri);
    if (!stat) return undefined;
    return stat.kind === 'file' ? [uri] : await filesBelow(host, uri);
  } catch {
    return undefined;
  }
}

/** Files in a folder and below it, in the order of their names; no more than can be looked at. */
export async function filesBelow(host: Host, folder: string): Promise<string[]> {
  const found: string[] = [];
  let level = [folder];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const one of level)
      for (const { uri, kind } of await host.list(one)) {
        if (kind === 'folder') next.push(uri);
        else if (found.length < mostFiles) found.push(uri);
      }
    level = next;
  }
  return found.sort();
}

/** Adds the backup records of a log to others; `undefined` for a file that is no log. */
export async function readLogRecords(
  host: Host,
  uri: string,
  { timeZone, shouldStop }: Pick<ObserveRequest, 'timeZone' | 'shouldStop'>,
  records: LogRecord[],
): Promise<Coverage | undefined> {
  const kind = sniffBytes(await host.readRange(uri, 0, sniffHeadBytes), uri);
  const query = recordsOf(wantedEvents());
  const request: LogRequest = {
    host,
    uri,
    query,
    ...(timeZone !== undefined && { timeZone }),
    ...(shouldStop && { shouldStop }),
  };
  const reader: LogReader | undefined = isLogKind(kind)
    ? readerOf(kind, request)
    : isTextLogKind(kind)
      ? textLogOf(kind, request)
      : undefined;
  if (!reader) return undefined;
  for await (const items of reader.batches()) for (const item of items) if (item.kind === 'record') records.push(item);
  return reader.coverage();
}
