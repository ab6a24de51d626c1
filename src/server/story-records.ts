import {
  explain,
  isLogKind,
  isTextLogKind,
  meaningOf,
  readerOf,
  recordsOf,
  sniffBytes,
  sniffHeadBytes,
  textLogOf,
  wantedEvents,
  type Host,
  type HostOs,
  type LogRecord,
} from '../core';
import type { RecordDetails, RecordRef } from '../protocol/panel';
import type { Story } from './story';

/** How a log is reached. */
type Reach = Pick<Host, 'stat' | 'readRange'>;

/** Records with what they mean; one that can no longer be read is left out. */
export async function recordDetails(
  story: Story,
  refs: readonly RecordRef[],
  host: Reach,
  shouldStop: () => boolean,
): Promise<RecordDetails[]> {
  const found: RecordDetails[] = [];
  for (const ref of refs) {
    if (shouldStop()) break;
    // A log that is not of the story is not read: the panel asks for records it was given, and for nothing else.
    if (!story.inputOf(ref.uri)) continue;
    const record = story.record(ref) ?? (await readAgain(ref, host, shouldStop, story.timeZone));
    if (record) found.push(detailsOf(record, story));
  }
  return found;
}

function detailsOf(record: LogRecord, story: Story): RecordDetails {
  const { host, channel, provider, eventId, mark, level, recordId, time, data, place } = record;
  const input = story.inputOf(place.uri);
  const seen = story.observation.hosts.find(({ name }) => name === host);
  const hostOs = seen?.hostOs ?? input?.host?.os;
  const findings = story.findingsAt(place);
  const rules = mark === undefined ? rulesOf(provider, eventId, hostOs) : [];
  const meaning = meaningOf(record, hostOs);
  return {
    uri: place.uri,
    path: input?.path ?? place.uri,
    byteOffset: place.byteOffset,
    recordId: String(recordId),
    time: String(time),
    host,
    channel,
    provider,
    eventId,
    ...(mark !== undefined && { mark }),
    level,
    data: data.map(({ name, value }, at) => ({ name: name ?? `param${at + 1}`, value })),
    ...(meaning && { meaning: meaning.text }),
    causes: unique([
      ...findings.map(({ code, message }) => `${code}: ${message}`),
      ...codesIn(data.map(({ value }) => value)),
      ...rules
        .filter(({ code }) => !findings.some((one) => one.code === code))
        .map(({ code, title }) => `${code}: ${title}`),
    ]),
    actions: unique([
      ...findings.flatMap(({ fixes }) => fixes.map(({ title }) => title)),
      ...rules.flatMap(({ advice }) => advice ?? []),
    ]),
  };
}

function rulesOf(
  provider: string,
  eventId: number,
  hostOs: HostOs | undefined,
): readonly { readonly code: string; readonly title: string; readonly advice?: string }[] {
  const { matches } = explain(`${provider} ${eventId}`, hostOs ? { hostOs } : {});
  return matches.filter(({ kind }) => kind === 'event').flatMap(({ rules }) => rules);
}

/** So many codes of one record are told. */
const mostCodes = 4;
const code = /(?<![0-9a-z])(?:0x[89a-f][0-9a-f]{7}|%%21\d{8})(?![0-9a-z])/gi;

/** What the error codes in the data of a record mean. */
function codesIn(values: readonly string[]): string[] {
  // A value may be a page of text: a code stands near its beginning, or is all of it.
  const codes = values.flatMap((value) => value.slice(0, 2000).match(code) ?? []).map(hexOf);
  return unique(codes)
    .slice(0, mostCodes)
    .flatMap((one) => {
      const [match] = explain(one).matches;
      return match ? [`${one}: ${match.meaning ?? match.title}`] : [];
    });
}

/** A record has the same code as `%%2147942432` and as `0x80070020`; the second is what people look for. */
function hexOf(one: string): string {
  return one.startsWith('%%') ? `0x${Number(one.slice(2)).toString(16)}` : one;
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/** Where chunks of a log begin, and how long one is (EVTX). */
const firstChunk = 4096;
const chunkBytes = 65_536;

/** A record that was not kept, from its log: of a binary one its chunk alone, of another, or a carved one, as far as it takes. */
async function readAgain(
  ref: RecordRef,
  host: Reach,
  shouldStop: () => boolean,
  timeZone: string | undefined,
): Promise<LogRecord | undefined> {
  try {
    const head = await host.readRange(ref.uri, 0, sniffHeadBytes);
    const kind = sniffBytes(head, ref.uri);
    if (!isLogKind(kind) && !isTextLogKind(kind)) return undefined;
    const zone = timeZone === undefined ? {} : { timeZone };
    const find = async (reach: Reach, byteOffset: number): Promise<LogRecord | undefined> => {
      const query = recordsOf(wantedEvents());
      const request = { host: reach, uri: ref.uri, query, shouldStop, ...zone };
      const reader = isLogKind(kind) ? readerOf(kind, request) : textLogOf(kind, request);
      for await (const items of reader.batches()) {
        for (const item of items) if (item.kind === 'record' && item.place.byteOffset === byteOffset) return item;
      }
      return undefined;
    };
    const chunk = kind === 'evtx' && hasFileHeader(head) ? chunkOf(ref.byteOffset) : undefined;
    const near =
      chunk === undefined ? undefined : await find(onlyChunk(host, chunk), ref.byteOffset - chunk + firstChunk);
    return near ? { ...near, place: ref } : await find(host, ref.byteOffset);
  } catch {
    // A log that went away has no record to show; that it did is said by the story itself.
    return undefined;
  }
}

/** `ElfFile`: without that header the chunks of a carved log may stand anywhere. */
function hasFileHeader(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 7)) === 'ElfFile';
}

function chunkOf(byteOffset: number): number | undefined {
  return byteOffset < firstChunk
    ? undefined
    : firstChunk + Math.floor((byteOffset - firstChunk) / chunkBytes) * chunkBytes;
}

/** The log as if it had this chunk only. */
function onlyChunk(host: Reach, chunk: number): Reach {
  const sizeBytes = firstChunk + chunkBytes;
  return {
    stat: async (uri) => {
      const stat = await host.stat(uri);
      return stat && { ...stat, sizeBytes };
    },
    readRange: (uri, offset, length, into) => {
      const room = Math.max(0, Math.min(length, sizeBytes - offset));
      return host.readRange(uri, offset < firstChunk ? offset : offset - firstChunk + chunk, room, into);
    },
  };
}
