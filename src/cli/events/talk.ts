import { filetimeToIso, plain, type Coverage, type LogReader } from '../../core';
import type { ClockOffsets } from './clock';

/** So many places of damage are listed for a file; the rest is counted. */
const mostListed = 20;
const mostGaps = 5;

export interface FileTalk {
  readonly path: string;
  readonly shown: number;
  readonly reader: LogReader;
  readonly clocks: ClockOffsets;
  /** Hides what must not be shown. */
  readonly hide: (text: string) => string;
}

/** What was read of a log and what was not, for standard error. */
export function coverageTalk({ path, shown, reader, clocks, hide }: FileTalk): string {
  const coverage = reader.coverage();
  const { records, bytes, bytesRead, spans, notRead, notes = [] } = coverage;
  const places = notRead.map(
    ({ byteOffset, length, reason }) => `not read: ${length} bytes at ${byteOffset}: ${reason}`,
  );
  const doubts = reader.doubts.map(({ byteOffset, reason }) => `in doubt: at ${byteOffset}: ${reason}`);
  const impossible = reader.timesImpossible;
  const lines = [
    ...spans.map((span) => spanWords({ ...span, host: hide(span.host) }, clocks.of(span.host))),
    ...(impossible > 0 ? [`${impossible} record(s) have a time that no clock shows; they stand without one.`] : []),
    ...notes,
    ...listed(places),
    ...listed(doubts),
  ];
  const head = `hvbackup: ${hide(path)}: ${shown} of ${records} record(s) shown, ${bytesRead} of ${bytes} bytes read.`;
  return [head, ...lines.map((line) => `  ${line}`)].map((line) => `${plain(line)}\n`).join('');
}

function spanWords(span: Coverage['spans'][number], offset: bigint): string {
  const { host, channel, firstTime, lastTime, firstRecordId, lastRecordId, idGaps } = span;
  const time = (value: bigint): string => filetimeToIso(value - offset) ?? String(value);
  const gaps = idGaps.slice(0, mostGaps).map(([after, before]) => idsWords(after + 1n, before - 1n));
  if (idGaps.length > mostGaps) gaps.push(`${idGaps.length - mostGaps} more gaps`);
  const missing = gaps.length > 0 ? `, without ${gaps.join(', ')}` : '';
  return `${host}, ${channel}: ${time(firstTime)} to ${time(lastTime)}, record ids ${idsWords(firstRecordId, lastRecordId)}${missing}`;
}

function idsWords(first: bigint, last: bigint): string {
  return first === last ? String(first) : `${first} to ${last}`;
}

function listed(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostListed) return lines;
  return [...lines.slice(0, mostListed), `and ${lines.length - mostListed} more such places`];
}
