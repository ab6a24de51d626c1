import { eventRows, providerOf, providersNamed, type EventProvider } from '../explain/facts/events';
import { readEventQuery } from '../explain/read-event-query';

/** What a line says of the event that follows; an absent part stands in another line. */
export interface HeadLine {
  readonly id?: number;
  readonly providers?: readonly EventProvider[];
  /** How long the part of the line is that says it. */
  readonly length: number;
}

const longestHead = 160;

/** What Event Viewer calls the id, by language (its own details view). The last two have no "ID". */
const idLabels = [
  String.raw`event[ -]?id`,
  String.raw`ereignis-?id`,
  String.raw`id\.?\s(?:de\s)?(?:l\s?['\u2019]\s?|d['\u2019])?\u00e9v[e\u00e9]nement`,
  String.raw`id\.?\s?(?:de[l]?\s)?(?:evento|suceso)`,
  String.raw`id\.?\s(?:do\s)?evento`,
  String.raw`identifica\u00e7\u00e3o do evento`,
  String.raw`gebeurtenis-?id`,
  String.raw`\u30a4\u30d9\u30f3\u30c8\s?id`,
  String.raw`\u4e8b\u4ef6\s?id`,
  String.raw`\uc774\ubca4\ud2b8\s?id`,
  String.raw`h\u00e4ndelse-?id`,
  String.raw`id ud\u00e1losti`,
  String.raw`identyfikator zdarzenia`,
  String.raw`\u043a\u043e\u0434 \u0441\u043e\u0431\u044b\u0442\u0438\u044f`,
].join('|');
const idLabel = new RegExp(String.raw`^\s{0,40}(?:${idLabels})\s{0,20}[:\uff1a#=]?\s{0,20}(\d{1,5})[\s.,]{0,4}$`, 'iu');
const sourceLabel =
  /^\s{0,40}([^\s:\uff1a][^:\uff1a]{0,29}?)\s{0,10}[:\uff1a]\s{0,20}([A-Za-z][\w ./-]{2,99}?)\s{0,10}$/u;
const numberLabel = /^\s{0,40}[^\s:\uff1a][^:\uff1a]{0,29}?\s{0,10}[:\uff1a]\s{0,20}(\d{1,5})\s{0,10}$/u;

/** Sources by what they log into do not tell which of them it was. */
const channelsOfMany = /^(?:system|application|security)$/i;

/** What a line says of an event: `Microsoft-Windows-Hyper-V-VMMS-Admin/19100:`, `Event ID: 19100`, `Quelle: VSS`. */
export function headIn(line: string): HeadLine | undefined {
  if (line.length > longestHead && !/^.{0,120}\d[:\uff1a]\s/u.test(line.slice(0, longestHead))) return undefined;
  const labelled = idLabel.exec(line);
  if (labelled?.[1] !== undefined) return { id: Number(labelled[1]), length: line.length };
  const source = sourceLabel.exec(line)?.[2];
  const named = source === undefined ? [] : providersOf(source);
  if (named.length > 0) return { providers: named, length: line.length };
  return wholeHead(line);
}

/** The number of a label alone: an id where a source stands just before it. */
export function numberIn(line: string): number | undefined {
  const number = line.length > longestHead ? undefined : numberLabel.exec(line)?.[1];
  return number === undefined ? undefined : Number(number);
}

const begins = /^\s{0,40}([A-Za-z][^:\uff1a'"\r\n]{1,118}?\d{1,5})(?=\s{0,4}(?:[:\uff1a]|$|\s[-\u2013]\s))/u;

function wholeHead(line: string): HeadLine | undefined {
  const found = begins.exec(line.slice(0, longestHead));
  const query = found?.[1] === undefined ? undefined : readEventQuery(found[1].replace(/\s+-\s*$/, ''));
  if (!found || !query) return undefined;
  const { id, providers } = query;
  const length = found[0].length;
  if (!providers) return /\bevents?\b/i.test(found[0]) ? { id, length } : undefined;
  // "Disk 1" is no event; and what is in a log of several sources is of that which has the id.
  const having = providersWith(id).filter((one) => providers.includes(one));
  const isFullName = /^\s{0,40}(?:Microsoft-Windows-|Hyper-V-)/i.test(found[0]);
  const isChannel = channelsOfMany.test(found[0].replace(/[/\s]{1,4}\d{1,5}$/, '').trim());
  if (isChannel) return { id, length };
  if (having.length === 0) return isFullName ? { id, providers, length } : undefined;
  return { id, providers: having, length };
}

function providersOf(name: string): readonly EventProvider[] {
  if (channelsOfMany.test(name.trim())) return [];
  return providersNamed(name.trim());
}

const byId = new Map<number, EventProvider[]>();
for (const { ids, provider } of eventRows) {
  const row = providerOf(provider);
  for (const id of ids) {
    const known = byId.get(id) ?? [];
    if (!known.includes(row)) byId.set(id, [...known, row]);
  }
}

/** The sources that have an event of this number, of all that are known. */
export function providersWith(id: number): readonly EventProvider[] {
  return byId.get(id) ?? [];
}
