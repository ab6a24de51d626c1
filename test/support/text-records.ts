import type { LogRecord } from '../../src/core/logs/record';
import { textLogOf } from '../../src/core/texts';
import type { Kind } from '../../src/core/evidence/kinds';
import type { Coverage } from '../../src/core/report/coverage';
import { MemoryHost } from './memory-host';

/** The records of a pasted text, as every face reads them, and what was read of it. */
export async function textRecords(
  kind: Kind,
  name: string,
  content: string | Uint8Array,
  timeZone?: string,
): Promise<{ readonly records: readonly LogRecord[]; readonly coverage: Coverage }> {
  const uri = `mem:///${name}`;
  const host = new MemoryHost({ [uri]: content });
  const reader = textLogOf(kind, { host, uri, ...(timeZone !== undefined && { timeZone }) });
  const records: LogRecord[] = [];
  for await (const items of reader.batches()) for (const item of items) if (item.kind === 'record') records.push(item);
  return { records, coverage: reader.coverage() };
}
