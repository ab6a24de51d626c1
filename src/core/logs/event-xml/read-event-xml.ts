import { halvesOf } from '../evtx/filetime-halves';
import { allRecords, isIn } from '../evtx/query';
import { isCredibleTime } from '../record';
import { StreamedLog, type StreamedRequest } from '../streamed/streamed-log';
import { eventHead, eventRecord, type EventHead } from './event-record';
import { BrokenEvent, EventTreeParser } from './event-tree';
import { quickHead } from './quick-head';
import type { SourceEncoding } from './source-text';
import { headReach, nextHead, Splitter } from './splitter';
import { illFormed } from './well-formed';

/** What is to be read, and how. */
export type EventXmlRequest = StreamedRequest;

/**
 * Reads events as XML: one after the other as `wevtutil` prints them, with a root around them as Event Viewer saves them, or a
 * single one.
 */
export class EventXmlReader extends StreamedLog<EventXmlRequest> {
  protected readonly kind = 'event-xml';
  private readonly parser = new EventTreeParser();

  protected take(text: string, encoding: SourceEncoding, isEnd: boolean): number {
    const splitter = new Splitter(text, isEnd);
    let at = 0;
    while (at < text.length) {
      if (this.isLost) {
        const head = nextHead(text, at === 0 ? 0 : at + 1);
        if (head === -1) {
          // The head of the next event may be cut at the end of what is here.
          const kept = isEnd ? text.length : Math.max(at, text.length - headReach);
          this.addDamage(this.offset(at), this.offset(kept), this.damage?.reason ?? '');
          at = kept;
          break;
        }
        this.addDamage(this.offset(at), this.offset(head), this.damage?.reason ?? '');
        this.isLost = false;
        at = head;
      }
      const cut = splitter.next(at);
      if (cut.kind === 'more') {
        at = cut.from;
        break;
      }
      if (cut.kind === 'lost') {
        this.isLost = true;
        this.endDamage();
        this.damage = { start: this.offset(cut.start), end: this.offset(cut.start), reason: cut.reason };
        at = cut.start;
        // Not itself again: it may have the head of an event, and only its end is missing.
        if (nextHead(text, at) === at) {
          this.addDamage(this.offset(at), this.offset(at + 1), cut.reason);
          at++;
        }
        continue;
      }
      if (cut.kind === 'damage') this.addDamage(this.offset(cut.start), this.offset(cut.end), cut.reason);
      else this.event(encoding, cut.start, cut.end);
      at = cut.end;
    }
    return at;
  }

  private event(encoding: SourceEncoding, start: number, end: number): void {
    this.endDamage();
    const bytes = this.bytesOf(start, end);
    const { text, doubt } = encoding.decode(bytes);
    const byteOffset = this.offset(start);
    const lengthBytes = bytes.length;
    try {
      this.give(text, byteOffset);
      if (doubt !== undefined) this.doubt({ byteOffset, lengthBytes, reason: doubt });
    } catch (error) {
      if (!(error instanceof BrokenEvent)) throw error;
      this.bad({ kind: 'bad-record', byteOffset, lengthBytes, reason: error.message });
    }
  }

  /**
   * An event that nobody asked for is not parsed where its text alone says so. What is skipped then is what only the parser
   * refuses: elements more than 64 deep, and names that are reserved in it.
   */
  private give(text: string, byteOffset: number): void {
    const place = { uri: this.request.uri, byteOffset };
    const isAll = this.query === allRecords;
    const quick = isAll || illFormed(text) !== undefined ? undefined : quickHead(text);
    const seen = quick && eventHead(quick, place);
    if (seen && !this.isWanted(seen)) {
      this.count(seen);
      return;
    }
    const event = this.parser.parse(text);
    const found = eventHead(event, place);
    this.count(found);
    if (!this.isWanted(found)) return;
    if (!isCredibleTime(found.record.time)) this.timesImpossible++;
    this.items.push(eventRecord(found, event));
  }

  private count({ record, hasRecordId }: EventHead): void {
    this.records++;
    if (!hasRecordId) return;
    const { high, low } = halvesOf(record.time);
    this.spans.of(record.host, record.channel).add(Number(record.recordId), high, low);
  }

  private isWanted({ record: { provider, eventId, time } }: EventHead): boolean {
    const { since, until, wanted } = this.query;
    if (!isIn(wanted(provider), eventId)) return false;
    return (since === undefined || time >= since) && (until === undefined || time < until);
  }
}
