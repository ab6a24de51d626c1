import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import { halvesOf } from '../evtx/filetime-halves';
import { allRecords, type EvtxQuery, type Wanted } from '../evtx/query';
import { Spans } from '../evtx/spans';
import type { LogReader, ReadingDoubt } from '../log-reader';
import { isCredibleTime, type BadRecord, type LogItem } from '../record';
import { eventHead, eventRecord, type EventHead } from './event-record';
import { BrokenEvent, EventTreeParser } from './event-tree';
import { quickHead } from './quick-head';
import { encodingHeadBytes, encodingOf, type SourceEncoding } from './source-text';
import { headReach, nextHead, Splitter } from './splitter';
import { illFormed } from './well-formed';

/** What is to be read, and how. */
export interface EventXmlRequest {
  readonly host: Pick<Host, 'stat' | 'readRange' | 'open'>;
  readonly uri: string;
  /** Every record without it. */
  readonly query?: EvtxQuery;
  /** Asked before each piece. */
  readonly shouldStop?: () => boolean;
  /** One of very many: less is read at once. */
  readonly isOneOfMany?: boolean;
}

/** Read at once; with the longest event that may be open, this bounds the memory. */
const pieceBytes = 256 * 1024;
const pieceBytesOfMany = 32 * 1024;
/** A log may be nothing but damage: above this the places are counted, not listed. */
const mostPlaces = 10_000;

/** A part that is no event, in bytes; `end` may still move on. */
interface Damage {
  readonly start: number;
  end: number;
  readonly reason: string;
}

/**
 * Reads events as XML: one after the other as `wevtutil` prints them, with a root around them as Event Viewer saves them, or a
 * single one. Piece by piece, so a log of any size takes little memory; a broken event costs that event only.
 */
export class EventXmlReader implements LogReader {
  readonly doubts: ReadingDoubt[] = [];
  timesImpossible = 0;
  private readonly spans = new Spans();
  private readonly parser = new EventTreeParser();
  private readonly notRead: UnreadRange[] = [];
  private readonly query: EvtxQuery;
  private encoding: SourceEncoding | undefined;
  private sizeBytes = 0;
  private bytesRead = 0;
  private records = 0;
  private recordsBad = 0;
  private placesLeftOut = 0;
  /** What is at hand and not yet worked off: bytes of the file from `base` on. */
  private bytes: Uint8Array = new Uint8Array(0);
  private base = 0;
  private damage: Damage | undefined;
  /** True while the end of the damage is only where the next event certainly begins. */
  private isLost = false;
  private items: LogItem[] = [];

  constructor(private readonly request: EventXmlRequest) {
    this.query = request.query ?? allRecords;
  }

  /** Bytes that were worked off and bytes there are. */
  get progress(): { readonly bytesRead: number; readonly bytes: number } {
    return { bytesRead: this.bytesRead, bytes: this.sizeBytes };
  }

  /** Records and damage of a piece each, in the order of the log; pieces without either are passed over. */
  async *batches(): AsyncGenerator<readonly LogItem[], void, undefined> {
    const { host, uri, shouldStop, isOneOfMany } = this.request;
    const mostBytes = isOneOfMany === true ? pieceBytesOfMany : pieceBytes;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    this.sizeBytes = stat.sizeBytes;
    const encoding = encodingOf((await host.readRange(uri, 0, encodingHeadBytes)).slice());
    this.encoding = encoding;
    this.base = this.bytesRead = Math.min(encoding.markBytes, this.sizeBytes);
    let at = this.base;
    while (at < this.sizeBytes) {
      if (shouldStop?.()) {
        this.stop();
        break;
      }
      const wanted = Math.min(mostBytes, this.sizeBytes - at);
      const { bytes, problem } = await this.piece(at, wanted);
      at += bytes.length;
      this.bytes = joined(this.bytes, bytes);
      // A disk with a bad sector may still give what stands behind it, but no event reaches across.
      const isGap = bytes.length === 0;
      this.workOff(encoding, at >= this.sizeBytes || isGap);
      if (isGap) {
        const end = problem === undefined ? this.sizeBytes : at + wanted;
        this.addDamage(at, end, problem ?? 'The file ends before its size says.');
        this.endDamage();
        this.base = at = end;
        this.bytes = new Uint8Array(0);
      }
      if (this.items.length > 0) yield this.taken();
    }
    this.endDamage();
    if (this.items.length > 0) yield this.taken();
  }

  /** What was read so far and what was not. */
  coverage(): Coverage {
    const notRead = [...this.notRead];
    if (this.placesLeftOut > 0) {
      const reason = `${this.placesLeftOut} more damaged places are not listed.`;
      notRead.push({ byteOffset: this.sizeBytes, length: 0, reason });
    }
    const { sizeBytes, bytesRead, records, recordsBad } = this;
    return { kind: 'event-xml', bytes: sizeBytes, bytesRead, records, recordsBad, notRead, spans: this.spans.build() };
  }

  private async piece(at: number, length: number): Promise<{ readonly bytes: Uint8Array; readonly problem?: string }> {
    try {
      return { bytes: await this.request.host.readRange(this.request.uri, at, length) };
    } catch (error) {
      return { bytes: new Uint8Array(0), problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private stop(): void {
    this.endDamage();
    const from = this.base;
    this.notRead.push({ byteOffset: from, length: this.sizeBytes - from, reason: 'It was asked to stop before this.' });
  }

  private taken(): readonly LogItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  /** Takes out of the bytes at hand what is complete in them; all of them when nothing follows. */
  private workOff(encoding: SourceEncoding, isEnd: boolean): void {
    const text = encoding.units(this.bytes);
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
    const done = at * encoding.unitBytes;
    this.bytes = this.bytes.slice(done);
    this.base += done;
    this.bytesRead += done;
    if (!isEnd || this.bytes.length === 0) return;
    // An odd byte at the end of UTF-16.
    this.addDamage(this.base, this.base + this.bytes.length, 'Half a character stands at the end.');
    this.base += this.bytes.length;
    this.bytesRead += this.bytes.length;
    this.bytes = new Uint8Array(0);
  }

  private offset(unit: number): number {
    return this.base + unit * (this.encoding?.unitBytes ?? 1);
  }

  private event(encoding: SourceEncoding, start: number, end: number): void {
    this.endDamage();
    const { unitBytes } = encoding;
    const { text, doubt } = encoding.decode(this.bytes.subarray(start * unitBytes, end * unitBytes));
    const byteOffset = this.offset(start);
    const lengthBytes = (end - start) * unitBytes;
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

  private addDamage(start: number, end: number, reason: string): void {
    const { damage } = this;
    if (damage?.end === start && damage.reason === reason) {
      damage.end = end;
      return;
    }
    this.endDamage();
    if (end > start) this.damage = { start, end, reason };
  }

  private endDamage(): void {
    const { damage } = this;
    this.damage = undefined;
    if (!damage || damage.end === damage.start) return;
    const { start, end, reason } = damage;
    this.bad({ kind: 'bad-record', byteOffset: start, lengthBytes: end - start, reason });
  }

  private bad(item: BadRecord): void {
    const { byteOffset, lengthBytes, reason } = item;
    this.recordsBad++;
    this.items.push(item);
    if (this.notRead.length < mostPlaces) this.notRead.push({ byteOffset, length: lengthBytes, reason });
    else this.placesLeftOut++;
  }

  private doubt(doubt: ReadingDoubt): void {
    if (this.doubts.length < mostPlaces) this.doubts.push(doubt);
  }
}

function isIn(wanted: Wanted, id: number): boolean {
  return wanted === 'all' || (wanted !== 'none' && wanted.has(id));
}

/** The pieces in memory of their own: a host may use its own again. */
function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}
