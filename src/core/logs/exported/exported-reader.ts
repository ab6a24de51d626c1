import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import { encodingHeadBytes, encodingOf, type SourceEncoding } from '../event-xml/source-text';
import { BrokenEvent } from '../event-xml/event-tree';
import { halvesOf } from '../evtx/filetime-halves';
import { allRecords, isIn, type EvtxQuery } from '../evtx/query';
import { Spans } from '../evtx/spans';
import type { LogReader, ReadingDoubt } from '../log-reader';
import { isCredibleTime, type BadRecord, type LogItem } from '../record';
import type { ExportFormat, Reading } from './export-format';
import { recordOf, type FoundRecord } from './found-record';
import { LevelWords } from './level-words';
import { counted, dateOrderIn, LocalTimes } from './local-time';

/** What is to be read, and how. */
export interface ExportRequest {
  readonly host: Pick<Host, 'stat' | 'readRange'>;
  readonly uri: string;
  /** Every record without it. */
  readonly query?: EvtxQuery;
  /** Asked before each piece. */
  readonly shouldStop?: () => boolean;
  /** One of very many: less is read at once. */
  readonly isOneOfMany?: boolean;
  /** The zone of times that name none: `Z`, `+01:00` or `Europe/Berlin`. Without it they are read as UTC, and that is said. */
  readonly timeZone?: string;
}

/** Read at once; with the longest entry that may be open, this bounds the memory. */
const pieceBytes = 256 * 1024;
const pieceBytesOfMany = 32 * 1024;
/** Units; a message of Windows has at most 32 K. */
const longestEntry = 1024 * 1024;
/** So much at the beginning is looked at to learn how dates are written. */
const datesLookedAt = 1024 * 1024;
/** Kept of what is passed over, since the beginning of the next entry may be cut. */
const resumeReach = 4096;
/** Above this the places of damage are counted, not listed. */
const mostPlaces = 10_000;
const mostNotes = 20;

interface Damage {
  readonly start: number;
  end: number;
  readonly reason: string;
}

/**
 * Reads events that a tool has written as text, whatever its format: piece by piece, so that a file of any size takes little memory.
 * A broken entry costs that entry only, and is named with its place.
 */
export class ExportedReader implements LogReader {
  readonly doubts: ReadingDoubt[] = [];
  timesImpossible = 0;
  private readonly spans = new Spans();
  private readonly notRead: UnreadRange[] = [];
  private readonly said = new Set<string>();
  private readonly query: EvtxQuery;
  private readonly levels = new LevelWords();
  private times: LocalTimes;
  private format: ExportFormat;
  private encoding: SourceEncoding | undefined;
  private sizeBytes = 0;
  private bytesRead = 0;
  private records = 0;
  /** Records that count for no span. */
  private withoutId = 0;
  private recordsBad = 0;
  private placesLeftOut = 0;
  /** What is at hand and not yet worked off: bytes of the file from `base` on. */
  private bytes: Uint8Array = new Uint8Array(0);
  private base = 0;
  private damage: Damage | undefined;
  /** True while the end of the damage is only where the next entry certainly begins. */
  private isLost = false;
  private items: LogItem[] = [];

  constructor(
    private readonly request: ExportRequest,
    private readonly formatFor: (reading: Reading) => ExportFormat,
  ) {
    this.query = request.query ?? allRecords;
    this.times = new LocalTimes(request.timeZone, undefined);
    this.format = formatFor(this.reading());
  }

  /** Bytes that were worked off and bytes there are. */
  get progress(): { readonly bytesRead: number; readonly bytes: number } {
    return { bytesRead: this.bytesRead, bytes: this.sizeBytes };
  }

  /** Records and damage of a piece each, in the order of the file; pieces without either are passed over. */
  async *batches(): AsyncGenerator<readonly LogItem[], void, undefined> {
    const { host, uri, shouldStop, isOneOfMany } = this.request;
    const mostBytes = isOneOfMany === true ? pieceBytesOfMany : pieceBytes;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    this.sizeBytes = stat.sizeBytes;
    const encoding = encodingOf((await host.readRange(uri, 0, encodingHeadBytes)).slice());
    this.encoding = encoding;
    await this.lookAtDates(encoding);
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
    const { sizeBytes, bytesRead, records, recordsBad, placesLeftOut } = this;
    const notRead = [...this.notRead];
    if (placesLeftOut > 0) {
      const reason = `${placesLeftOut} more damaged places are not listed.`;
      notRead.push({ byteOffset: sizeBytes, length: 0, reason });
    }
    const notes = this.notes();
    return {
      kind: this.format.kind,
      bytes: sizeBytes,
      bytesRead,
      records,
      recordsBad,
      notRead,
      spans: this.spans.build(),
      ...(notes.length > 0 && { notes }),
    };
  }

  private notes(): string[] {
    const { withoutId } = this;
    const unproven =
      withoutId === 0
        ? []
        : [
            `${counted(withoutId, 'record has', 'records have')} no record id or no zone: that something is not among them proves nothing.`,
          ];
    return [...this.times.notes(), ...this.levels.notes(), ...this.said, ...unproven];
  }

  private reading(): Reading {
    const note = (sentence: string): void => {
      if (this.said.size < mostNotes) this.said.add(sentence);
    };
    return { times: this.times, levels: this.levels, note };
  }

  /** The order of day and month is the same in the whole file, and may be told by one date only. */
  private async lookAtDates(encoding: SourceEncoding): Promise<void> {
    const parts: string[] = [];
    for (let at = 0; at < Math.min(datesLookedAt, this.sizeBytes); at += pieceBytes) {
      const { bytes } = await this.piece(at, Math.min(pieceBytes, this.sizeBytes - at));
      if (bytes.length === 0) break;
      parts.push(encoding.units(bytes));
    }
    this.times = new LocalTimes(this.request.timeZone, dateOrderIn(parts.join('')));
    this.format = this.formatFor(this.reading());
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
    let at = 0;
    while (at < text.length) {
      if (this.isLost) {
        const found = this.format.resume(text, at);
        const until = found !== -1 ? found : isEnd ? text.length : Math.max(at, text.length - resumeReach);
        this.addDamage(this.offset(at), this.offset(until), this.damage?.reason ?? '');
        at = until;
        if (found === -1) break;
        this.isLost = false;
      }
      const cut = this.format.cut(text, at, isEnd);
      if (cut.kind === 'more') {
        at = Math.max(at, cut.from);
        if (!isEnd && text.length - at <= longestEntry) break;
        at = this.lose(at, isEnd ? 'has no end' : `is longer than ${longestEntry} characters`, text.length);
        continue;
      }
      if (cut.kind === 'damage') this.addDamage(this.offset(cut.start), this.offset(cut.end), cut.reason);
      else if (cut.kind === 'entry') {
        if (cut.end - cut.start <= longestEntry) this.entry(encoding, cut.start, cut.end);
        else {
          const reason = `The ${this.format.entryName} is longer than ${longestEntry} characters.`;
          this.addDamage(this.offset(cut.start), this.offset(cut.end), reason);
        }
      }
      // A format that does not move on would hold the reading for ever.
      at = Math.max(cut.end, at + 1);
    }
    at = Math.min(at, text.length);
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

  /** The entry that begins here is given up; the first unit of it is passed, so that it is not found again. */
  private lose(at: number, why: string, length: number): number {
    this.isLost = true;
    const next = Math.min(at + 1, length);
    this.addDamage(this.offset(at), this.offset(next), `The ${this.format.entryName} ${why}.`);
    return next;
  }

  private offset(unit: number): number {
    return this.base + unit * (this.encoding?.unitBytes ?? 1);
  }

  private entry(encoding: SourceEncoding, start: number, end: number): void {
    this.endDamage();
    const { unitBytes } = encoding;
    const { text, doubt } = encoding.decode(this.bytes.subarray(start * unitBytes, end * unitBytes));
    const byteOffset = this.offset(start);
    const lengthBytes = (end - start) * unitBytes;
    const found = this.read(text);
    if (typeof found === 'string') {
      this.bad({ kind: 'bad-record', byteOffset, lengthBytes, reason: found });
      return;
    }
    this.give(found, byteOffset);
    if (doubt !== undefined && this.doubts.length < mostPlaces)
      this.doubts.push({ byteOffset, lengthBytes, reason: doubt });
  }

  private read(text: string): FoundRecord | string {
    try {
      return this.format.read(text);
    } catch (error) {
      if (error instanceof BrokenEvent) return error.message;
      throw error;
    }
  }

  private give(found: FoundRecord, byteOffset: number): void {
    this.records++;
    const { provider, eventId, recordId, time, host, channel } = found;
    if (recordId !== undefined && time?.hasZone === true) {
      const { high, low } = halvesOf(time.time);
      this.spans.of(host, channel).add(Number(recordId), high, low);
    } else this.withoutId++;
    const { wanted, since, until } = this.query;
    if (!isIn(wanted(provider), eventId)) return;
    const record = recordOf(found, this.request.uri, byteOffset);
    if ((since !== undefined && record.time < since) || (until !== undefined && record.time >= until)) return;
    if (!isCredibleTime(record.time)) this.timesImpossible++;
    this.items.push(record);
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
}

/** The pieces in memory of their own: a host may use its own again. */
function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}
