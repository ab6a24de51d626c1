import { plain } from '../../report/plain';
import { namedData, timeText, type ShownRecord } from './shown-record';

const columns = [
  'time',
  'host',
  'channel',
  'provider',
  'eventId',
  'level',
  'recordId',
  'data',
  'step',
  'rule',
  'meaning',
  'path',
  'byteOffset',
  'mark',
] as const;

/** The names of the columns, as one line. */
export const csvHead: string = columns.join(',');

/** One line of CSV (RFC 4180) without its line end. */
export function recordToCsv({ record, path, meaning }: ShownRecord): string {
  const { host, channel, provider, eventId, mark, level, recordId, place } = record;
  const data = [...namedData(record)].flatMap(([name, values]) => values.map((value) => `${name}=${value}`)).join('; ');
  const cells: Readonly<Record<(typeof columns)[number], string>> = {
    time: timeText(record) ?? '',
    host,
    channel,
    provider,
    eventId: mark === undefined ? String(eventId) : '',
    level: String(level),
    recordId: mark === undefined ? String(recordId) : '',
    data,
    step: meaning?.step ?? '',
    rule: meaning?.rule ?? '',
    meaning: meaning?.text ?? '',
    path,
    byteOffset: String(place.byteOffset),
    mark: mark ?? '',
  };
  return columns.map((column) => cell(cells[column])).join(',');
}

/**
 * A spreadsheet runs a cell that begins like a formula, and skips blanks before it (OWASP, "CSV Injection"); an apostrophe in
 * front makes it text. Line breaks and other acting characters are written out, so that a record stays one line.
 */
function cell(text: string): string {
  const shown = plain(text);
  const safe = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(shown) ? `'${shown}` : shown;
  return /[",\s;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
