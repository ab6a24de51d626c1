import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sniffBytes } from '../../../../src/core/evidence/sniff';
import { isLogKind, readerOf, type LogRequest } from '../../../../src/core/logs/open-log';
import type { ReadingDoubt } from '../../../../src/core/logs/log-reader';
import type { BadRecord, LogRecord } from '../../../../src/core/logs/record';
import type { Coverage } from '../../../../src/core/report/coverage';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import { MemoryHost } from '../../../support/memory-host';

export interface ReadExport {
  readonly kind: string;
  readonly records: readonly LogRecord[];
  readonly bad: readonly BadRecord[];
  readonly coverage: Coverage;
  readonly doubts: readonly ReadingDoubt[];
}

const uri = 'mem:///export';

/** The only place that reads exports in these tests: by their content, as every face of the tool does. */
export async function readExport(content: string | Uint8Array, more: Partial<LogRequest> = {}): Promise<ReadExport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const kind = sniffBytes(bytes.subarray(0, 8192), uri);
  if (!isLogKind(kind)) throw new Error(`It is ${kind}.`);
  const reader = readerOf(kind, { host: new MemoryHost({ [uri]: bytes }), uri, ...more });
  const records: LogRecord[] = [];
  const bad: BadRecord[] = [];
  for await (const items of reader.batches())
    for (const item of items)
      if (item.kind === 'record') records.push(item);
      else bad.push(item);
  return { kind, records, bad, coverage: reader.coverage(), doubts: reader.doubts };
}

export function fixture(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../../../fixtures/event-text', name), 'utf8');
}

/** What a record says, a line: time, host, id, level and the named data without the message. */
export function lineOf({ time, host, provider, eventId, level, data }: LogRecord): string {
  const values = data.flatMap(({ name, value }) => (name === 'Message' ? [] : [`${name ?? ''}=${value}`]));
  const shown = `${filetimeToIso(time) ?? 'no time'} ${host} ${provider} ${eventId} ${level}`;
  return [shown, ...values].join(' ');
}
