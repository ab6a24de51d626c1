import type { CoverageSpan } from '../../report/coverage';
import { earliestCredible, latestCredible } from '../record';
import { halvesOf, wholeOf, type Halves } from './filetime-halves';

/** Ids above this are no counter's: a log would have to take a million records a second for 285 years. */
const mostId = Number.MAX_SAFE_INTEGER;

/** No id comes after it. */
const none = -2;

/** What a `SpanBuilder` knows, in plain data. */
export interface SpanParts {
  readonly host: string;
  readonly channel: string;
  /** First and last id of each run without a gap, in the order met. */
  readonly runs: readonly number[];
  readonly first: Halves;
  /** Its upper half is -1 when there was no time. */
  readonly last: Halves;
}

/** What records of one host and channel were met. Fed for every record, wanted or not, so it makes no objects. */
export class SpanBuilder {
  /** First and last id of each run without a gap, in the order met; the last one is not among them yet. */
  private readonly runs: number[] = [];
  private from = 0;
  /** Below 0 when no id was met. */
  private last = none;
  private firstHigh = 0;
  private firstLow = 0;
  private lastHigh = -1;
  private lastLow = 0;

  constructor(
    readonly host: string,
    readonly channel: string,
  ) {}

  /** Takes a record's id and its time in two halves. */
  add(id: number, high: number, low: number): void {
    if (id !== this.last + 1) {
      if (id > mostId) return;
      this.begin(id);
    }
    this.last = id;
    this.time(high, low);
  }

  /** What was met, in plain data. */
  parts(): SpanParts {
    const { host, channel, firstHigh, firstLow, lastHigh, lastLow } = this;
    const runs = this.allRuns();
    return { host, channel, runs, first: { high: firstHigh, low: firstLow }, last: { high: lastHigh, low: lastLow } };
  }

  /** Adds what was met in a part of the log that follows. */
  append({ runs, first, last }: SpanParts): void {
    for (let at = 0; at + 1 < runs.length; at += 2) {
      const [from = 0, to = 0] = runs.slice(at, at + 2);
      if (from !== this.last + 1) this.begin(from);
      this.last = to;
    }
    if (last.high === -1) return;
    this.time(first.high, first.low);
    this.time(last.high, last.low);
  }

  /** A run begins with this id. */
  private begin(id: number): void {
    if (this.last !== none) this.runs.push(this.from, this.last);
    this.from = id;
  }

  private allRuns(): readonly number[] {
    return this.last === none ? this.runs : [...this.runs, this.from, this.last];
  }

  private time(high: number, low: number): void {
    if (high < earliestHigh || high >= latestHigh) return;
    if (this.lastHigh === -1) {
      this.firstHigh = this.lastHigh = high;
      this.firstLow = this.lastLow = low;
    } else if (high > this.lastHigh || (high === this.lastHigh && low > this.lastLow)) {
      this.lastHigh = high;
      this.lastLow = low;
    } else if (high < this.firstHigh || (high === this.firstHigh && low < this.firstLow)) {
      this.firstHigh = high;
      this.firstLow = low;
    }
  }

  /** `undefined` when no record told both an id and a time that can be. */
  build(): CoverageSpan | undefined {
    const runs = mergedRuns(this.allRuns());
    const [first] = runs;
    const last = runs.at(-1);
    if (!first || !last || this.lastHigh === -1) return undefined;
    const { host, channel } = this;
    return {
      host,
      channel,
      firstTime: wholeOf(this.firstHigh, this.firstLow),
      lastTime: wholeOf(this.lastHigh, this.lastLow),
      firstRecordId: BigInt(first.from),
      lastRecordId: BigInt(last.to),
      idGaps: runs.slice(1).map(({ from }, at) => [BigInt(runs[at]?.to ?? 0), BigInt(from)] as const),
    };
  }
}

// Decided by the upper half, which counts in steps of seven minutes: close enough for bounds of decades.
const earliestHigh = halvesOf(earliestCredible).high;
const latestHigh = halvesOf(latestCredible).high;

/** Chunks of a log that wrapped around do not stand in the order of their ids. */
function mergedRuns(flat: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let at = 0; at < flat.length; at += 2) runs.push({ from: flat[at] ?? 0, to: flat[at + 1] ?? 0 });
  runs.sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const run of runs) {
    const before = merged.at(-1);
    if (before && run.from <= before.to + 1) before.to = Math.max(before.to, run.to);
    else merged.push(run);
  }
  return merged;
}

/** The spans of a log, by host and channel. */
export class Spans {
  private readonly byKey = new Map<string, SpanBuilder>();

  of(host: string, channel: string): SpanBuilder {
    const key = `${host}\0${channel}`;
    let span = this.byKey.get(key);
    if (!span) this.byKey.set(key, (span = new SpanBuilder(host, channel)));
    return span;
  }

  /** In the order met. */
  parts(): SpanParts[] {
    return [...this.byKey.values()].map((span) => span.parts());
  }

  /** Adds what was met in a part of the log that follows. */
  add(parts: readonly SpanParts[]): void {
    for (const part of parts) this.of(part.host, part.channel).append(part);
  }

  build(): CoverageSpan[] {
    return [...this.byKey.values()].flatMap((span) => span.build() ?? []);
  }
}
