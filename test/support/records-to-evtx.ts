import type { LogRecord } from '../../src/core/logs/record';
import { filetimeToIso } from '../../src/core/vmconfig/filetime';
import { writeEvtx, type EventSpec } from './evtx-writer';

/** Providers whose events carry their values in UserData, as `VmlEventLog`. */
const inUserData = /^Microsoft-Windows-Hyper-V-(VMMS|Worker|Integration|High-Availability|SynthStor)/;

/**
 * The logs of these records, a file for each host and channel: `HV01/Microsoft-Windows-Hyper-V-VMMS-Admin.evtx`. Each log has its
 * records in the order of time (`list`: in that of the list) and counts them from 1, as a Windows that lost none does.
 */
export function logsOf(records: readonly LogRecord[], order: 'time' | 'list' = 'time'): Record<string, Uint8Array> {
  const files = new Map<string, LogRecord[]>();
  for (const record of records) {
    const name = `${record.host}/${record.channel.replaceAll('/', '%4')}.evtx`;
    files.set(name, [...(files.get(name) ?? []), record]);
  }
  return Object.fromEntries(
    [...files].map(([name, own]) => {
      const inOrder =
        order === 'list' ? own : [...own].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
      return [name, writeEvtx(inOrder.map(eventOf)).bytes];
    }),
  );
}

/** A record as the writers of logs take it. */
export function eventOf({ time, host, channel, provider, eventId, level, data }: LogRecord): EventSpec {
  const shared = { provider, eventId, level, host, channel, time: filetimeToIso(time) ?? '' };
  if (!inUserData.test(provider)) return { ...shared, data: data.map(({ name, value }) => [name, value] as const) };
  return {
    ...shared,
    userData: {
      name: 'VmlEventLog',
      namespace: 'http://www.microsoft.com/Windows/Virtualization/Events',
      fields: data.map(({ name, value }, at) => [name ?? `Parameter${at}`, value] as const),
    },
  };
}
