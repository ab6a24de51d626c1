import { eventFields } from '../event-xml/event-fields';
import { eventHead } from '../event-xml/event-record';
import { BrokenEvent, type EventTreeParser } from '../event-xml/event-tree';
import type { Reading } from '../exported/export-format';
import { fullProvider, type FoundRecord } from '../exported/found-record';
import { messageData } from '../exported/message-data';
import { labelIn, type Label } from './text-lines';

/**
 * The record of Event Viewer's details ("Copy Details as Text") or of one event of `wevtutil /f:text`. Both have log, source, date,
 * event id, task and level in this order; then Event Viewer has keywords, user and computer, wevtutil opcode, keyword, user, user name
 * and computer; then the description. What a line is follows from its place, so every language of Windows is understood.
 */
export function labelledRecord(text: string, reading: Reading, parser: EventTreeParser): FoundRecord | string {
  const exact = fromXml(text, reading, parser);
  if (exact) return exact;
  const lines = text.split(/\r?\n/);
  const isWevtutil = /^\s*Event\[\d/.test(lines[0] ?? '');
  if (isWevtutil) lines.shift();
  const labels = leadingLabels(lines);
  const last = descriptionIn(labels, isWevtutil);
  const value = (at: number): string => (at < last ? (labels[at]?.value ?? '') : '');
  const eventId = Number(value(3));
  if (!/^\d{1,5}$/.test(value(3))) return 'The event has no id in the line below its date.';
  const provider = fullProvider(value(1));
  const message = [labels[last]?.value ?? '', ...lines.slice(last + 1)].join('\n').trim();
  const isWhole = last < labels.length;
  if (!isWhole) reading.note('Some events end before their description.');
  return {
    time: reading.times.read(value(2)),
    host: isWhole ? value(last - 1) : value(isWevtutil ? 10 : 8),
    channel: value(0),
    provider,
    eventId,
    version: 0,
    level: reading.levels.read(value(5)),
    recordId: undefined,
    process: undefined,
    thread: undefined,
    correlation: undefined,
    data: messageData(provider, message),
  };
}

const mostLabels = 14;

function leadingLabels(lines: readonly string[]): Label[] {
  const labels: Label[] = [];
  for (const line of lines.slice(0, mostLabels)) {
    const label = labelIn(line);
    if (!label) break;
    labels.push(label);
  }
  return labels;
}

/** Which label is that of the description: the first without a value where it may stand; else where it stands in this form. */
function descriptionIn(labels: readonly Label[], isWevtutil: boolean): number {
  const expected = isWevtutil ? 11 : 9;
  const empty = labels.findIndex(({ value }, at) => at >= 8 && at <= expected && value === '');
  return empty === -1 ? Math.min(expected, labels.length) : empty;
}

/** Event Viewer puts the XML of the event below its text: that is exact, and everything else is left aside. */
function fromXml(text: string, reading: Reading, parser: EventTreeParser): FoundRecord | undefined {
  const open = text.search(/<Event[\s>]/);
  const close = open === -1 ? -1 : text.indexOf('</Event>', open);
  if (close === -1) return undefined;
  try {
    const event = parser.parse(text.slice(open, close + '</Event>'.length));
    const { record, hasRecordId } = eventHead(event, { uri: '', byteOffset: 0 });
    const { host, channel, provider, eventId, version, level, process, thread, correlation } = record;
    const time = { time: record.time, hasZone: true };
    const recordId = hasRecordId ? record.recordId : undefined;
    const data = eventFields(event);
    return { time, host, channel, provider, eventId, version, level, recordId, process, thread, correlation, data };
  } catch (error) {
    if (!(error instanceof BrokenEvent)) throw error;
    reading.note(`The XML below an event is not used: ${error.message}`);
    return undefined;
  }
}
