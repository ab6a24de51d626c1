import type { Kind } from '../evidence/kinds';
import { isPastedKind } from '../evidence/pasted-kinds';
import type { LogReader } from '../logs/log-reader';
import { counted, dateOrderIn, LocalTimes } from '../logs/exported/local-time';
import type { LogRequest } from '../logs/open-log';
import type { LogItem, LogRecord } from '../logs/record';
import { ByteOffsets } from '../report/byte-offsets';
import { readNothing, readWhole, type Coverage } from '../report/coverage';
import type { PrivateValue } from '../report/private-values';
import { decodeFile, readFile } from '../report/read-file';
import { openText } from './open-text';
import type { OpenText, TextEntry } from './text-kind';
import { isTextKind } from './text-kinds';

/** So much at the beginning is looked at to learn how dates are written, as of every export. */
const datesLookedAt = 1024 * 1024;
const recordsAtOnce = 2000;
/** So many places that could not be read are told of one text. */
const mostProblems = 100;

/** True for a text that may tell what happened; a scenario is read as a text too, and tells what is planned. */
export function isTextLogKind(kind: Kind): boolean {
  return isPastedKind(kind) && isTextKind(kind);
}

/** The reader of a text as a log, for a kind of which `isTextLogKind` is true. */
export function textLogOf(kind: Kind, request: LogRequest): LogReader {
  return new TextLog(kind, request);
}

/**
 * A pasted text as a log: what of it belongs into runs, as records. It is read whole, as for its own findings, and its times are
 * treated as those of exports: a time without a zone is of the zone that was named, else UTC, and that is said.
 */
class TextLog implements LogReader {
  readonly doubts = [];
  readonly timesImpossible = 0;
  privateValues: readonly PrivateValue[] = [];
  isZoneAssumed = false;
  private sizeBytes = 0;
  private read: Coverage | undefined;

  constructor(
    private readonly kind: Kind,
    private readonly request: LogRequest,
  ) {}

  get progress(): { readonly bytesRead: number; readonly bytes: number } {
    return { bytesRead: this.read?.bytesRead ?? 0, bytes: this.sizeBytes };
  }

  async *batches(): AsyncGenerator<readonly LogItem[], void, undefined> {
    const { host, uri, shouldStop } = this.request;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    this.sizeBytes = stat.sizeBytes;
    if (shouldStop?.()) {
      this.read = readNothing(this.kind, stat.sizeBytes, 'It was asked to stop before this.');
      return;
    }
    // A host may be one of parts alone, whatever else it shows: a thread has no way to a whole file.
    const bytes = await readFile({ readRange: host.readRange.bind(host) }, uri, stat.sizeBytes);
    const decoded = decodeFile(bytes);
    const opened = openText(this.kind, decoded.text);
    const entries = onePerPlace(opened?.entries() ?? []);
    const times = new LocalTimes(this.request.timeZone, dateOrderIn(decoded.text.slice(0, datesLookedAt)));
    const places = new ByteOffsets(decoded);
    const records = entries.map((entry) => recordOf(entry, uri, places.of(entry.span.start), times));
    this.privateValues = opened?.privateValues() ?? [];
    this.isZoneAssumed = times.isZoneAssumed;
    this.read = {
      ...readWhole(this.kind, bytes.length),
      records: records.length,
      notRead: unread(opened, new ByteOffsets(decoded)),
      notes: [...times.notes(), ...withoutTime(records), ...(opened?.notes ?? [])],
    };
    const wanted = records.filter((record) => this.isWanted(record));
    // Who writes them, or shows how far it has come, does so batch by batch.
    for (let at = 0; at < wanted.length; at += recordsAtOnce) yield wanted.slice(at, at + recordsAtOnce);
  }

  coverage(): Coverage {
    const { read } = this;
    if (!read) return readNothing(this.kind, this.sizeBytes, 'It was not read.');
    const { notes = [], ...rest } = read;
    return notes.length > 0 ? read : rest;
  }

  /** Who asks for event ids asks for no line of a text; who asks for what belongs to a backup asks for all of them. */
  private isWanted({ provider, time }: LogRecord): boolean {
    const { query } = this.request;
    if (!query) return true;
    const { wanted, since, until } = query;
    if (query.marks !== 'all' && wanted(provider) !== 'all') return false;
    return (since === undefined || time >= since) && (until === undefined || (time > 0n && time < until));
  }
}

/** A line that two kinds took is one record: it has one place. */
function onePerPlace(entries: readonly TextEntry[]): readonly TextEntry[] {
  let last = -1;
  return entries.filter(({ span }) => {
    const isNew = span.start !== last;
    last = span.start;
    return isNew;
  });
}

function recordOf(entry: TextEntry, uri: string, byteOffset: number, times: LocalTimes): LogRecord {
  const { mark, provider, time, writtenTime, level, host = '', data } = entry;
  const written = time ?? writtenTime;
  return {
    kind: 'record',
    // A line without a time stands at 1601, as a record of an export does whose time is none.
    time: (written === undefined ? undefined : times.read(written)?.time) ?? 0n,
    host,
    channel: '',
    provider,
    eventId: 0,
    mark,
    version: 0,
    level,
    recordId: 0n,
    process: undefined,
    thread: undefined,
    correlation: undefined,
    data,
    place: { uri, byteOffset },
  };
}

function unread(opened: OpenText | undefined, places: ByteOffsets): Coverage['notRead'] {
  const problems = [...(opened?.problems ?? [])].slice(0, mostProblems);
  problems.sort((a, b) => a.span.start - b.span.start);
  return problems.map(({ span: { start, end }, message }) => ({
    byteOffset: places.of(start),
    length: places.lengthOf(start, end),
    reason: message,
  }));
}

function withoutTime(records: readonly LogRecord[]): string[] {
  const count = records.filter(({ time }) => time === 0n).length;
  if (count === 0) return [];
  const isOne = count === 1;
  return [
    `${counted(count, 'entry', 'entries')} ${isOne ? 'names' : 'name'} no time, so ${isOne ? 'it proves' : 'they prove'} no step of a backup.`,
  ];
}
