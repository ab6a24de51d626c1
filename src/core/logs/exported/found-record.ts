import type { LogRecord, RecordField } from '../record';
import type { ReadTime } from './local-time';

/** What an entry of an export says; what it does not say is absent. */
export interface FoundRecord {
  readonly time: ReadTime | undefined;
  readonly host: string;
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly version: number;
  readonly level: number;
  readonly recordId: bigint | undefined;
  readonly process: number | undefined;
  readonly thread: number | undefined;
  readonly correlation: string | undefined;
  readonly data: readonly RecordField[];
}

/** The record of an entry. */
export function recordOf({ time, recordId, ...found }: FoundRecord, uri: string, byteOffset: number): LogRecord {
  return {
    kind: 'record',
    ...found,
    // A time that is none becomes 1601, which no clock shows and nothing believes.
    time: time?.time ?? 0n,
    recordId: recordId ?? 0n,
    place: { uri, byteOffset },
  };
}

/** At most 32 bits. */
export function numberOf(value: unknown): number | undefined {
  const big = bigOf(value);
  return big !== undefined && big <= 0xffff_ffffn ? Number(big) : undefined;
}

/** At most 64 bits. */
export function bigOf(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
  if (typeof value !== 'string' || !/^\s*(?:\d{1,20}|0x[0-9a-f]{1,16})\s*$/i.test(value)) return undefined;
  const big = BigInt(value.trim());
  return big <= 0xffff_ffff_ffff_ffffn ? big : undefined;
}

/** Lower case with braces; `undefined` for no GUID. */
export function bracedGuid(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^\s*\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?\s*$/i.exec(value);
  return match ? `{${(match[1] ?? '').toLowerCase()}}` : undefined;
}

/**
 * Event Viewer's list leaves out the beginning of long provider names. Only for providers that have no other name.
 */
export function fullProvider(name: string): string {
  return /^(?:Hyper-V-[A-Z]|FailoverClustering$|VHDMP$|FileShareShadowCopy)/i.test(name)
    ? `Microsoft-Windows-${name}`
    : name;
}
