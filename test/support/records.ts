import type { LogRecord, RecordField } from '../../src/core/logs/record';
import type { CoverageSpan } from '../../src/core/report/coverage';
import { filetimeFromIso } from '../../src/core/vmconfig/filetime';

/** A record as a fixture writes it: what matters, the rest made up and stable. */
export interface RecordSpec {
  /** `2014-03-06T22:00:01.1234567Z`; the `Z` may be left out. */
  readonly at: string;
  readonly host: string;
  readonly provider: string;
  readonly id: number;
  readonly level?: number;
  /** Named values, or a list of values without names. */
  readonly data?: Readonly<Record<string, string>> | readonly string[];
  readonly channel?: string;
}

const channels: Readonly<Record<string, string>> = {
  'Microsoft-Windows-Hyper-V-VMMS': 'Microsoft-Windows-Hyper-V-VMMS-Admin',
  'Microsoft-Windows-Hyper-V-Worker': 'Microsoft-Windows-Hyper-V-Worker-Admin',
  'Microsoft-Windows-Hyper-V-Integration': 'Microsoft-Windows-Hyper-V-Worker-Admin',
  'Microsoft-Windows-Hyper-V-Integration-VSS': 'Microsoft-Windows-Hyper-V-Integration-Admin',
  'Microsoft-Windows-Hyper-V-High-Availability': 'Microsoft-Windows-Hyper-V-High-Availability-Admin',
  'Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc': 'Microsoft-Windows-Hyper-V-Guest-Drivers/Admin',
  'Microsoft-Windows-VHDMP': 'Microsoft-Windows-VHDMP-Operational',
  'Microsoft-Windows-Backup': 'Microsoft-Windows-Backup',
  VSS: 'Application',
  ESENT: 'Application',
  VSSAudit: 'Security',
};

/** Records from their specs: each host and channel counts its record ids from 1 in the order of the list. */
export function records(specs: readonly RecordSpec[]): LogRecord[] {
  const counts = new Map<string, number>();
  return specs.map((spec) => {
    const channel = spec.channel ?? channels[spec.provider] ?? 'System';
    const log = `${spec.host} ${channel}`;
    const count = (counts.get(log) ?? 0) + 1;
    counts.set(log, count);
    return {
      kind: 'record',
      time: time(spec.at),
      host: spec.host,
      channel,
      provider: spec.provider,
      eventId: spec.id,
      version: 0,
      level: spec.level ?? 4,
      recordId: BigInt(count),
      process: 1728,
      thread: 3288,
      correlation: undefined,
      data: fields(spec.data ?? []),
      place: {
        uri: `${spec.host}-${channel.replace(/.*Hyper-V-/, '').replaceAll('/', '-')}.evtx`,
        byteOffset: 0x1000 + 0x200 * (count - 1),
      },
    };
  });
}

function fields(data: NonNullable<RecordSpec['data']>): RecordField[] {
  if (isList(data)) return data.map((value) => ({ name: undefined, value }));
  return Object.entries(data).map(([name, value]) => ({ name, value }));
}

function isList(data: NonNullable<RecordSpec['data']>): data is readonly string[] {
  return Array.isArray(data);
}

/** A FILETIME from ISO text; a fixture with a wrong time is a mistake. */
export function time(iso: string): bigint {
  const value = filetimeFromIso(iso.endsWith('Z') ? iso : `${iso}Z`);
  if (value === undefined) throw new Error(`No time: ${iso}`);
  return value;
}

/** The spans of a whole, unfiltered reading of these records, from `from` to `to`. */
export function wholeCoverage(all: readonly LogRecord[], from: string, to: string): CoverageSpan[] {
  return spansOf(all).map((span) => ({ ...span, firstTime: time(from), lastTime: time(to) }));
}

/** The spans that a reader gives: first and last record of each host and channel. */
export function spansOf(all: readonly LogRecord[], idGaps: CoverageSpan['idGaps'] = []): CoverageSpan[] {
  const logs = new Map<string, LogRecord[]>();
  for (const record of all) {
    const key = `${record.host}\n${record.channel}`;
    const known = logs.get(key);
    if (known) known.push(record);
    else logs.set(key, [record]);
  }
  return [...logs.values()].map((own) => {
    const times = own.map((record) => record.time).sort((a, b) => (a < b ? -1 : 1));
    const [first] = own;
    return {
      host: first?.host ?? '',
      channel: first?.channel ?? '',
      firstTime: times[0] ?? 0n,
      lastTime: times.at(-1) ?? 0n,
      firstRecordId: first?.recordId ?? 0n,
      lastRecordId: own.at(-1)?.recordId ?? 0n,
      idGaps,
    };
  });
}
