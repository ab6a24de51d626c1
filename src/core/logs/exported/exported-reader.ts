import type { SourceEncoding } from '../event-xml/source-text';
import { BrokenEvent } from '../event-xml/event-tree';
import { halvesOf } from '../evtx/filetime-halves';
import { isIn } from '../evtx/query';
import { isCredibleTime } from '../record';
import { pieceBytes, StreamedLog, type StreamedRequest } from '../streamed/streamed-log';
import type { ExportFormat, Reading } from './export-format';
import { recordOf, type FoundRecord } from './found-record';
import { LevelWords } from './level-words';
import { counted, dateOrderIn, LocalTimes } from './local-time';

/** What is to be read, and how. */
export interface ExportRequest extends StreamedRequest {
  /** The zone of times that name none: `Z`, `+01:00` or `Europe/Berlin`. Without it they are read as UTC, and that is said. */
  readonly timeZone?: string;
}

/** Units; a message of Windows has at most 32 K. */
const longestEntry = 1024 * 1024;
/** So much at the beginning is looked at to learn how dates are written. */
const datesLookedAt = 1024 * 1024;
/** Kept of what is passed over, since the beginning of the next entry may be cut. */
const resumeReach = 4096;
const mostNotes = 20;

/** Reads events that a tool has written as text, whatever its format. */
export class ExportedReader extends StreamedLog<ExportRequest> {
  private readonly said = new Set<string>();
  private readonly levels = new LevelWords();
  private times: LocalTimes;
  private format: ExportFormat;
  /** Records that count for no span. */
  private withoutId = 0;

  constructor(
    request: ExportRequest,
    private readonly formatFor: (reading: Reading) => ExportFormat,
  ) {
    super(request);
    this.times = new LocalTimes(request.timeZone, undefined);
    this.format = formatFor(this.reading());
  }

  get isZoneAssumed(): boolean {
    return this.times.isZoneAssumed;
  }

  protected get kind(): ExportFormat['kind'] {
    return this.format.kind;
  }

  protected override notes(): readonly string[] {
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
  protected override async prepare(encoding: SourceEncoding): Promise<void> {
    const parts: string[] = [];
    for (let at = 0; at < Math.min(datesLookedAt, this.sizeBytes); at += pieceBytes) {
      const { bytes } = await this.piece(at, Math.min(pieceBytes, this.sizeBytes - at));
      if (bytes.length === 0) break;
      parts.push(encoding.units(bytes));
    }
    this.times = new LocalTimes(this.request.timeZone, dateOrderIn(parts.join('')));
    this.format = this.formatFor(this.reading());
  }

  protected take(text: string, encoding: SourceEncoding, isEnd: boolean): number {
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
    return Math.min(at, text.length);
  }

  /** The entry that begins here is given up; the first unit of it is passed, so that it is not found again. */
  private lose(at: number, why: string, length: number): number {
    this.isLost = true;
    const next = Math.min(at + 1, length);
    this.addDamage(this.offset(at), this.offset(next), `The ${this.format.entryName} ${why}.`);
    return next;
  }

  private entry(encoding: SourceEncoding, start: number, end: number): void {
    this.endDamage();
    const bytes = this.bytesOf(start, end);
    const { text, doubt } = encoding.decode(bytes);
    const byteOffset = this.offset(start);
    const lengthBytes = bytes.length;
    const found = this.read(text);
    if (typeof found === 'string') {
      this.bad({ kind: 'bad-record', byteOffset, lengthBytes, reason: found });
      return;
    }
    this.give(found, byteOffset);
    if (doubt !== undefined) this.doubt({ byteOffset, lengthBytes, reason: doubt });
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
}
