import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import { encodingHeadBytes, encodingOf, type SourceEncoding } from '../event-xml/source-text';
import { allRecords, type EvtxQuery } from '../evtx/query';
import { Spans } from '../evtx/spans';
import type { LogReader, ReadingDoubt } from '../log-reader';
import type { BadRecord, LogItem } from '../record';

/** What is to be read, and how. */
export interface StreamedRequest {
  readonly host: Pick<Host, 'stat' | 'readRange'>;
  readonly uri: string;
  /** Every record without it. */
  readonly query?: EvtxQuery;
  /** Asked before each piece. */
  readonly shouldStop?: () => boolean;
  /** One of very many: less is read at once. */
  readonly isOneOfMany?: boolean;
}

/** Read at once; with the longest entry that may be open, this bounds the memory. */
export const pieceBytes = 256 * 1024;
const pieceBytesOfMany = 32 * 1024;
/** A log may be nothing but damage: above this the places are counted, not listed. */
const mostPlaces = 10_000;

/** A part that is no entry, in bytes; `end` may still move on. */
interface Damage {
  readonly start: number;
  end: number;
  readonly reason: string;
}

/**
 * Reads a log that is text, piece by piece, so that one of any size takes little memory: bytes and encoding, damage and its places,
 * coverage. What an entry is, those say who extend it. A broken entry costs that entry only.
 */
export abstract class StreamedLog<Request extends StreamedRequest> implements LogReader {
  readonly doubts: ReadingDoubt[] = [];
  timesImpossible = 0;
  protected readonly spans = new Spans();
  protected readonly query: EvtxQuery;
  protected sizeBytes = 0;
  protected records = 0;
  protected items: LogItem[] = [];
  protected damage: Damage | undefined;
  /** True while the end of the damage is only where the next entry certainly begins. */
  protected isLost = false;
  private readonly notRead: UnreadRange[] = [];
  private unitBytes = 1;
  private bytesRead = 0;
  private recordsBad = 0;
  private placesLeftOut = 0;
  /** What is at hand and not yet worked off: bytes of the file from `base` on. */
  private bytes: Uint8Array = new Uint8Array(0);
  private base = 0;

  constructor(protected readonly request: Request) {
    this.query = request.query ?? allRecords;
  }

  /** The kind of the log, for its coverage. */
  protected abstract readonly kind: Coverage['kind'];

  /** Takes out what is complete in a text, or all of it when nothing follows; gives how many units were worked off. */
  protected abstract take(text: string, encoding: SourceEncoding, isEnd: boolean): number;

  /** What must be known before the first entry is read. */
  protected prepare?(encoding: SourceEncoding): Promise<void>;

  /** What was assumed, a sentence each. */
  protected notes(): readonly string[] {
    return [];
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
    this.unitBytes = encoding.unitBytes;
    await this.prepare?.(encoding);
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
      // A disk with a bad sector may still give what stands behind it, but no entry reaches across.
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
    const { kind, sizeBytes, bytesRead, records, recordsBad, placesLeftOut } = this;
    const notRead = [...this.notRead];
    if (placesLeftOut > 0) {
      const reason = `${placesLeftOut} more damaged places are not listed.`;
      notRead.push({ byteOffset: sizeBytes, length: 0, reason });
    }
    const notes = this.notes();
    const spans = this.spans.build();
    const read = { kind, bytes: sizeBytes, bytesRead, records, recordsBad, notRead, spans };
    return { ...read, ...(notes.length > 0 && { notes }) };
  }

  protected async piece(
    at: number,
    length: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly problem?: string }> {
    try {
      return { bytes: await this.request.host.readRange(this.request.uri, at, length) };
    } catch (error) {
      return { bytes: new Uint8Array(0), problem: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Where a unit of the text at hand stands in the file. */
  protected offset(unit: number): number {
    return this.base + unit * this.unitBytes;
  }

  /** The bytes behind units of the text at hand. */
  protected bytesOf(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start * this.unitBytes, end * this.unitBytes);
  }

  protected addDamage(start: number, end: number, reason: string): void {
    const { damage } = this;
    if (damage?.end === start && damage.reason === reason) {
      damage.end = end;
      return;
    }
    this.endDamage();
    if (end > start) this.damage = { start, end, reason };
  }

  protected endDamage(): void {
    const { damage } = this;
    this.damage = undefined;
    if (!damage || damage.end === damage.start) return;
    const { start, end, reason } = damage;
    this.bad({ kind: 'bad-record', byteOffset: start, lengthBytes: end - start, reason });
  }

  protected bad(item: BadRecord): void {
    const { byteOffset, lengthBytes, reason } = item;
    this.recordsBad++;
    this.items.push(item);
    if (this.notRead.length < mostPlaces) this.notRead.push({ byteOffset, length: lengthBytes, reason });
    else this.placesLeftOut++;
  }

  protected doubt(doubt: ReadingDoubt): void {
    if (this.doubts.length < mostPlaces) this.doubts.push(doubt);
  }

  private workOff(encoding: SourceEncoding, isEnd: boolean): void {
    const done = this.take(encoding.units(this.bytes), encoding, isEnd) * encoding.unitBytes;
    this.pass(done);
    if (!isEnd || this.bytes.length === 0) return;
    // An odd byte at the end of UTF-16.
    this.addDamage(this.base, this.base + this.bytes.length, 'Half a character stands at the end.');
    this.pass(this.bytes.length);
  }

  private pass(bytes: number): void {
    this.bytes = this.bytes.slice(bytes);
    this.base += bytes;
    this.bytesRead += bytes;
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
}

/** The pieces in memory of their own: a host may use its own again. */
function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}
