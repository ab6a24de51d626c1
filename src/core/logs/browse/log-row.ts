import type { HostOs } from '../../vmconfig/facts/host-os';
import { buildsOf } from '../../process';
import { eventOf } from '../../runs/event';
import { isCredibleTime, type BadRecord, type LogItem, type LogRecord } from '../record';
import { meaningOf } from '../records/meaning';

/** One line of the table. */
export type LogRow = RecordRow | BadRecord;

export interface RecordRow {
  readonly kind: 'record';
  readonly byteOffset: number;
  readonly recordId: bigint;
  /** FILETIME. */
  readonly time: bigint;
  /** False for a time that no clock has shown. */
  readonly isTimeCredible: boolean;
  readonly level: number;
  readonly provider: string;
  readonly eventId: number;
  readonly host: string;
  readonly channel: string;
  /** Name or id of the VM that the record names. */
  readonly vm?: string;
  /** What it means on its host. */
  readonly meaning?: string;
  /** The beginning of its data, for records whose meaning is not known. */
  readonly data: string;
}

/** A line has room for no more. */
const longestData = 240;

/** The line of a record or of a damaged place. */
export function rowOf(item: LogItem, osOf: (host: string) => HostOs | undefined): LogRow {
  if (item.kind === 'bad-record') return item;
  const { recordId, time, level, provider, eventId, host, channel } = item;
  const os = osOf(host);
  const vm = vmOf(item, os);
  const meaning = meaningOf(item, os)?.text;
  return {
    kind: 'record',
    byteOffset: item.place.byteOffset,
    recordId,
    time,
    isTimeCredible: isCredibleTime(time),
    level,
    provider,
    eventId,
    host,
    channel,
    ...(vm !== undefined && { vm }),
    ...(meaning !== undefined && { meaning }),
    data: dataOf(item),
  };
}

/** As the signatures of events say where it stands; else a value that is named so. */
export function vmOf(record: LogRecord, os: HostOs | undefined): string | undefined {
  const event = eventOf(record, os ? buildsOf(os) : {}, record.time);
  const found = event?.vmName ?? event?.vmId;
  if (found !== undefined) return found;
  const named = record.data.find(({ name = '' }) => /^(?:VmName|VirtualMachineName)$/i.test(name));
  const value = named?.value.trim();
  return value === '' ? undefined : value;
}

function dataOf({ data }: LogRecord): string {
  let text = '';
  for (const { name, value } of data) {
    if (text.length > longestData) break;
    const shown = value.length > longestData ? `${value.slice(0, longestData)}...` : value;
    text += `${text === '' ? '' : '; '}${name === undefined ? '' : `${name}: `}${shown}`;
  }
  return text.length > longestData ? `${text.slice(0, longestData).replace(/[\ud800-\udbff]$/, '')}...` : text;
}
