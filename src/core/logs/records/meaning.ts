import { stepOf } from '../../explain/event-step';
import { eventProviders, eventRows, type EventRow } from '../../explain/facts/events';
import { isIn, rangeWords } from '../../explain/hosts';
import { signaturesOfRecord, stepOfMark, type RecordSign } from '../../process';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { recordsOf, type EvtxQuery } from '../evtx/query';

/** What a record says about a backup (DESIGN.md section 7). */
export interface RecordMeaning {
  /** The step it belongs to, where all meanings that may hold agree on it. */
  readonly step?: string;
  /** The rule that explains it best. */
  readonly rule?: string;
  readonly text: string;
}

const nameOfKey = new Map<string, string>(eventProviders.map(({ key, name }) => [key, name.toLowerCase()]));
const byProvider = new Map<string, Map<number, EventRow[]>>();
for (const row of eventRows) {
  const name = nameOfKey.get(row.provider) ?? '';
  const ids = byProvider.get(name) ?? new Map<number, EventRow[]>();
  byProvider.set(name, ids);
  for (const id of row.ids) ids.set(id, [...(ids.get(id) ?? []), row]);
}

/** The records that belong to a backup: those that the tables of events know. */
export const backupRecords: EvtxQuery = recordsOf(
  new Map([...byProvider].map(([provider, ids]) => [provider, new Set(ids.keys())])),
);

/** What was looked up before, by host OS and the rows that explain an event: a log has thousands of records of each. */
const known = new Map<HostOs | undefined, Map<EventRow[], RecordMeaning | undefined>>();

/** The meaning of a record on a host; where the host is not known and the meaning changed, all of them. */
export function meaningOf(
  { provider, eventId, mark }: RecordSign,
  hostOs: HostOs | undefined,
): RecordMeaning | undefined {
  if (mark !== undefined) return meaningOfMark(mark);
  const rows = byProvider.get(provider.toLowerCase())?.get(eventId);
  if (!rows) return undefined;
  let meanings = known.get(hostOs);
  if (!meanings) known.set(hostOs, (meanings = new Map<EventRow[], RecordMeaning | undefined>()));
  if (!meanings.has(rows)) meanings.set(rows, meaningOfRows(rows, eventId, hostOs));
  return meanings.get(rows);
}

const knownMarks = new Map<string, RecordMeaning | undefined>();

function meaningOfMark(mark: string): RecordMeaning | undefined {
  if (!knownMarks.has(mark)) {
    const [match] = signaturesOfRecord({ provider: '', eventId: 0, mark });
    const says = match?.signature.says;
    const step = stepOfMark(mark);
    const text = says === undefined ? undefined : `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
    knownMarks.set(mark, text === undefined ? undefined : { ...(step !== undefined && { step }), text });
  }
  return knownMarks.get(mark);
}

function meaningOfRows(
  rows: readonly EventRow[],
  eventId: number,
  hostOs: HostOs | undefined,
): RecordMeaning | undefined {
  const holding = rows.filter((row) => isIn(row, hostOs) !== false);
  const [first] = holding;
  if (!first) return undefined;
  const text = holding.length === 1 ? first.meaning : holding.map(withRange).join(' ');
  const [rule] = first.rules.filter((code) => holding.every(({ rules }) => rules.includes(code)));
  const step = stepOf(first, eventId, hostOs);
  const isOneStep = step !== undefined && holding.every((row) => stepOf(row, eventId, hostOs) === step);
  return { ...(isOneStep && { step }), ...(rule !== undefined && { rule }), text };
}

function withRange(row: EventRow): string {
  return `${rangeWords(row)}: ${row.meaning}`;
}
