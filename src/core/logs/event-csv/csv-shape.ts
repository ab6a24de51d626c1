import { isLevelWord } from '../exported/level-words';
import { cellsOf, endOfRow, type Separator } from './csv-rows';

/** In the order in which they are tried. */
export const separators: readonly Separator[] = [',', ';', '\t'];

/** A date with a clock, or a time of day, in any culture: numbers and what stands between them. */
const dateLike = /^[^\d]{0,12}\d{1,4}[^\d:]{1,6}\d{1,2}[^\d:]{1,6}\d{1,4}[^\d]{1,24}\d{1,2}[:.]\d\d/;

/** The same with the name of a month: `21-Mar-14 22:00`, `March 21, 2014 10:00 PM`. */
const namedDateLike = /^(?:[^\d:]{3,30}\d{1,2}[^\d:]{1,6}\d{4}|\d{1,2}[^\d:,;]{5,24}\d{2,4})[^\d]{1,24}\d{1,2}[:.]\d\d/;

/** True for a cell that has the shape of a date with a clock; the text may be one of bytes. */
export function isDateLike(cell: string): boolean {
  return cell.length <= 80 && (dateLike.test(cell) || namedDateLike.test(cell));
}

/** Where the cells of one row are. */
export interface CsvColumns {
  readonly level: number | undefined;
  readonly time: number;
  readonly source: number;
  readonly eventId: number;
  readonly category: number | undefined;
  readonly message: number | undefined;
}

/**
 * Event Viewer writes Level, Date and Time, Source, Event ID, Task Category and, without a heading, the message; the order is the same
 * in every language. So the columns are found by what stands in them: a time, a name, a number. `undefined` for any other row.
 */
export function viewerColumns(cells: readonly string[]): CsvColumns | undefined {
  const time = cells.findIndex(isDateLike);
  const eventId = cells.findIndex((cell, at) => at > time + 1 && /^\s*\d{1,5}\s*$/.test(cell));
  const source = time + 1;
  if (time === -1 || eventId !== source + 1 || (cells[source] ?? '').trim() === '') return undefined;
  return {
    level: time > 0 ? time - 1 : undefined,
    time,
    source,
    eventId,
    category: cells.length > eventId + 2 ? eventId + 1 : undefined,
    message: cells.length > eventId + 2 ? cells.length - 1 : undefined,
  };
}

/** Names of properties of an event, as PowerShell writes them into the head of a CSV in every language, and ours. */
const names = {
  time: ['TimeCreated', 'time'],
  provider: ['ProviderName', 'provider'],
  eventId: ['Id', 'eventId'],
  channel: ['LogName', 'channel'],
  host: ['MachineName', 'host'],
  recordId: ['RecordId', 'recordId'],
  level: ['Level', 'level'],
  levelWord: ['LevelDisplayName'],
  version: ['Version'],
  process: ['ProcessId'],
  thread: ['ThreadId'],
  correlation: ['ActivityId'],
  message: ['Message', 'data'],
} as const;

/** What a named column is of. */
export type CsvField = keyof typeof names;

/** The columns of a head with names of properties; `undefined` for any other row. */
export function namedColumns(cells: readonly string[]): ReadonlyMap<CsvField, number> | undefined {
  const found = new Map<CsvField, number>();
  for (const [field, all] of entriesOfNames) {
    const index = cells.findIndex((cell) => all.includes(cell.trim()));
    if (index !== -1) found.set(field, index);
  }
  return found.has('provider') && found.has('eventId') && found.has('time') ? found : undefined;
}

const entriesOfNames: readonly (readonly [CsvField, readonly string[]])[] = [
  ['time', names.time],
  ['provider', names.provider],
  ['eventId', names.eventId],
  ['channel', names.channel],
  ['host', names.host],
  ['recordId', names.recordId],
  ['level', names.level],
  ['levelWord', names.levelWord],
  ['version', names.version],
  ['process', names.process],
  ['thread', names.thread],
  ['correlation', names.correlation],
  ['message', names.message],
];

/** The separator of a text whose first rows are events; `undefined` where no separator makes them so. */
export function separatorOf(head: string): Separator | undefined {
  return separators.find((separator) => firstRows(head, separator).some((cells) => isEventRow(cells)));
}

/** True for a text that is a table of events: a head with names of properties, or rows of Event Viewer under a head of five or six words. */
export function isEventCsv(head: string): boolean {
  return separators.some((separator) => {
    const [first = [], second = []] = firstRows(head, separator);
    if (namedColumns(first)) return true;
    const hasWords =
      (first.length === 5 || first.length === 6) && first.every((cell) => /^[^\d]{2,80}$/.test(cell.trim()));
    return hasWords && second.length >= 5 && second.length <= 6 && isViewerRow(second);
  });
}

/** Other tables have a time, a name and a number as well: here a level stands in front, or the name is one of Windows. */
function isViewerRow(cells: readonly string[]): boolean {
  const columns = viewerColumns(cells);
  if (columns?.time !== 1) return false;
  return isLevelWord(realText(cells[0] ?? '')) || /^(?:Microsoft-Windows-|Hyper-V-)/.test(cells[columns.source] ?? '');
}

/** A text of bytes as what it is in UTF-8. */
function realText(text: string): string {
  const codes = Array.from(text, (one) => one.charCodeAt(0));
  return codes.some((code) => code > 0xff) ? text : new TextDecoder('utf-8').decode(Uint8Array.from(codes));
}

function isEventRow(cells: readonly string[]): boolean {
  return namedColumns(cells) !== undefined || viewerColumns(cells) !== undefined;
}

const mostRows = 8;

/** The first rows, but for blank ones and what PowerShell writes about types; the last may be cut. */
function firstRows(head: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  let at = head.startsWith('\u00ef\u00bb\u00bf') ? 3 : head.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < head.length && rows.length < mostRows) {
    const found = endOfRow(head, at, separator, true);
    const end = found === -1 ? head.length : found;
    const row = head.slice(at, end);
    at = end;
    if (row.trim() !== '' && !row.startsWith('#TYPE ')) rows.push(cellsOf(row, separator));
  }
  return rows;
}
