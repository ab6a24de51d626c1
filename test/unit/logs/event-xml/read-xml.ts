import { EventXmlReader, type EventXmlRequest } from '../../../../src/core/logs/event-xml/read-event-xml';
import type { EvtxQuery } from '../../../../src/core/logs/evtx/query';
import type { BadRecord, LogRecord } from '../../../../src/core/logs/record';
import type { Coverage } from '../../../../src/core/report/coverage';
import { MemoryHost } from '../../../support/memory-host';

export interface ReadXml {
  readonly records: readonly LogRecord[];
  readonly bad: readonly BadRecord[];
  readonly coverage: Coverage;
  readonly doubts: EventXmlReader['doubts'];
  readonly timesImpossible: number;
}

export const xmlUri = 'mem:///events.xml';

/** The only place that reads event XML in these tests. */
export async function readXml(
  content: string | Uint8Array,
  query?: EvtxQuery,
  more: Partial<EventXmlRequest> = {},
): Promise<ReadXml> {
  const host = new MemoryHost({ [xmlUri]: content });
  const reader = new EventXmlReader({ host, uri: xmlUri, ...(query && { query }), ...more });
  const records: LogRecord[] = [];
  const bad: BadRecord[] = [];
  for await (const batch of reader.batches()) {
    for (const item of batch) {
      if (item.kind === 'record') records.push(item);
      else bad.push(item);
    }
  }
  return { records, bad, coverage: reader.coverage(), doubts: reader.doubts, timesImpossible: reader.timesImpossible };
}

/** A text in the encodings that Windows writes. */
export function encode(text: string, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bom: boolean): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const little = Uint8Array.from(Buffer.from(marked, 'utf16le'));
  return encoding === 'utf-16le' ? little : Uint8Array.from(Buffer.from(little).swap16());
}
