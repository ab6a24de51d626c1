import type { LogRecord } from '../../core';

/** At least so many records are remembered: the same record of two logs comes at the same place of their merged order. */
const fewestRemembered = 50_000;

/** Knows the records that were met in another log: the same log is often exported twice, or once as .evtx and once as XML. */
export class Duplicates {
  /** Records that were met before. */
  count = 0;
  // Two maps, of which the older is dropped whole: taking the oldest out of one searches past all that was taken out before.
  private young = new Map<string, number>();
  private old = new Map<string, number>();

  /** True for a record that another log gave already; one without a record id is never taken for another. */
  isKnown(record: LogRecord, source: number): boolean {
    const { host, channel, recordId, time, provider, eventId } = record;
    if (recordId === 0n) return false;
    // A log that was cleared counts from 1 again, so the id alone is not enough.
    const key = `${host}\0${channel}\0${recordId}\0${time}\0${provider}\0${eventId}`;
    const known = this.young.get(key) ?? this.old.get(key);
    if (known !== undefined) {
      if (known === source) return false;
      this.count++;
      return true;
    }
    this.young.set(key, source);
    if (this.young.size >= fewestRemembered) {
      this.old = this.young;
      this.young = new Map();
    }
    return false;
  }
}
