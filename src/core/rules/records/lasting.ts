import type { LogRecord } from '../../logs/record';
import { providerKey } from '../../process';
import type { CoverageSpan } from '../../report/coverage';
import { fieldOf, guidOf } from '../../runs/fields';
import { windowCoverage } from '../../runs/window-coverage';
import { catalogueRow } from '../facts/catalogue';

/** Something that began and must end within a day: it did not, and the log was read whole over that day. */
export interface NeverEnded {
  readonly code: string;
  readonly record: LogRecord;
  readonly message: string;
  readonly advice: string;
  readonly vm?: { readonly id?: string; readonly name: string };
}

const day = 24n * 3_600n * 10_000_000n;
const vmmsChannel = 'Microsoft-Windows-Hyper-V-VMMS-Admin';

/** The two rules that need the absence of a record: both ask for a span without a gap in record ids. */
export const lastingRules = ['HVB071', 'HVB141'].map((code) => ({
  code,
  title: catalogueRow(code).title,
  severity: 'warning' as const,
}));

/**
 * HVB071: a merge that began or was interrupted and neither ended nor failed within 24 hours. HVB141: a Cluster Shared Volume of
 * 2008 R2 that went into backup mode and did not leave it.
 */
export function neverEnded(
  records: readonly LogRecord[],
  spans: readonly CoverageSpan[],
  isOldCsv: (host: string) => boolean,
): NeverEnded[] {
  const sorted = [...records].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  return [...mergesWithoutEnd(sorted, spans), ...backupModeWithoutEnd(sorted, spans, isOldCsv)];
}

function mergesWithoutEnd(records: readonly LogRecord[], spans: readonly CoverageSpan[]): NeverEnded[] {
  const vmOf = (record: LogRecord): string =>
    guidOf(fieldOf(record, 2, 'vmId')) ?? `${record.host} ${fieldOf(record, 1, 'vmName') ?? ''}`;
  return openOnes(records, (record) => {
    if (providerKey(record.provider) !== 'vmms') return undefined;
    const { eventId } = record;
    if (eventId === 19070 || eventId === 19090) return { key: vmOf(record), isStart: true };
    return eventId === 19080 || eventId === 19100 ? { key: vmOf(record), isStart: false } : undefined;
  })
    .filter(({ time, host }) => windowCoverage(spans, host, vmmsChannel, time, time + day) === 'whole')
    .map((record) => {
      const named = vmNamedBy(record);
      const who = named.vm ? `VM "${named.vm.name}"` : 'a VM that the record does not name';
      const how = record.eventId === 19090 ? 'was interrupted' : 'began';
      return {
        code: 'HVB071',
        record,
        ...named,
        message: `The merge of ${who} ${how} and did not end within 24 hours; its differencing disk stays and grows.`,
        advice: 'Watch free space; the merge goes on when the VM is idle or starts again.',
      };
    });
}

function vmNamedBy(record: LogRecord): Pick<NeverEnded, 'vm'> {
  const id = guidOf(fieldOf(record, 2, 'vmId'));
  const name = fieldOf(record, 1, 'vmName') ?? id;
  return name === undefined ? {} : { vm: { name, ...(id !== undefined && { id }) } };
}

function backupModeWithoutEnd(
  records: readonly LogRecord[],
  spans: readonly CoverageSpan[],
  isOldCsv: (host: string) => boolean,
): NeverEnded[] {
  return openOnes(records, (record) => {
    if (providerKey(record.provider) !== 'cluster') return undefined;
    const key = `${record.host} ${record.data[0]?.value ?? ''}`;
    if (record.eventId === 5140) return { key, isStart: true };
    return record.eventId === 5141 ? { key, isStart: false } : undefined;
  })
    .filter(
      ({ time, host, channel }) => isOldCsv(host) && windowCoverage(spans, host, channel, time, time + day) === 'whole',
    )
    .map((record) => ({
      code: 'HVB141',
      record,
      message: `The shared volume "${record.data[0]?.value ?? ''}" went into backup mode and did not leave it within 24 hours; its I/O stays redirected.`,
      advice: 'End the requestor that died; 30 minutes after that the cluster clears the mode by itself.',
    }));
}

/** Starts that no end of the same thing follows within a day. */
function openOnes(
  records: readonly LogRecord[],
  read: (record: LogRecord) => { readonly key: string; readonly isStart: boolean } | undefined,
): LogRecord[] {
  const open = new Map<string, LogRecord>();
  const found: LogRecord[] = [];
  for (const record of records) {
    const what = read(record);
    if (!what) continue;
    const started = open.get(what.key);
    if (started && record.time - started.time > day) found.push(started);
    if (what.isStart) {
      if (!started || record.time - started.time > day || record.eventId === 19090) open.set(what.key, record);
    } else open.delete(what.key);
  }
  return [...found, ...open.values()];
}
