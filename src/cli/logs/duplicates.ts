import type { LogRecord } from '../../core';

/** So many records are remembered: the same record of two logs comes at the same place of their merged order. */
const mostRemembered = 100_000;

/** Knows the records that were met in another log: the same log is often exported twice, or once as .evtx and once as XML. */
export class Duplicates {
  /** Records that were met before. */
  count = 0;
  private readonly sourceOf = new Map<string, number>();

  /** True for a record that another log gave already; one without a record id is never taken for another. */
  isKnown(record: LogRecord, source: number): boolean {
    const { host, channel, recordId, time, provider, eventId } = record;
    if (recordId === 0n) return false;
    // A log that was cleared counts from 1 again, so the id alone is not enough.
    const key = `${host}\0${channel}\0${recordId}\0${time}\0${provider}\0${eventId}`;
    const known = this.sourceOf.get(key);
    if (known !== undefined) {
      if (known === source) return false;
      this.count++;
      return true;
    }
    this.sourceOf.set(key, source);
    if (this.sourceOf.size > mostRemembered) {
      const [oldest] = this.sourceOf.keys();
      if (oldest !== undefined) this.sourceOf.delete(oldest);
    }
    return false;
  }
}
