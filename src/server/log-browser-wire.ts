import {
  explainRecord,
  rowOf,
  type HostOs,
  type LogBrowser,
  type LogFilter,
  type LogItem,
  type LogRecord,
} from '../core';
import type { WireFilter, WireRecord, WireRecordRow, WireRow } from '../protocol/log-viewer';

type OsOf = (host: string) => HostOs | undefined;

/** A row as it travels. */
export function rowToWire(item: LogItem, osOf: OsOf): WireRow {
  if (item.kind === 'record') return recordRowToWire(item, osOf);
  const { byteOffset, lengthBytes, reason } = item;
  return { kind: 'damage', byteOffset, lengthBytes, reason };
}

function recordRowToWire(record: LogRecord, osOf: OsOf): WireRecordRow {
  const row = rowOf(record, osOf);
  if (row.kind !== 'record') throw new Error('A record gives the row of a record.');
  const { recordId, time, ...rest } = row;
  return { ...rest, recordId: String(recordId), time: String(time) };
}

/** All of a record as it travels. */
export async function recordToWire(record: LogRecord, browser: LogBrowser): Promise<WireRecord> {
  const osOf: OsOf = (host) => browser.builds.of(host);
  const xml = await browser.xmlAt(record.place.byteOffset);
  const { version, process, thread, correlation, data } = record;
  return {
    row: recordRowToWire(record, osOf),
    version,
    ...(process !== undefined && { process }),
    ...(thread !== undefined && { thread }),
    ...(correlation !== undefined && { correlation }),
    data: data.map(({ name, value }) => ({ ...(name !== undefined && { name }), value })),
    ...(xml !== undefined && { xml }),
    explained: explainRecord(record, osOf(record.host)),
  };
}

/** A filter as core takes it. */
export function filterFromWire({ since, until, ...filter }: WireFilter): LogFilter {
  return {
    ...filter,
    ...(since !== undefined && { since: BigInt(since) }),
    ...(until !== undefined && { until: BigInt(until) }),
  };
}
