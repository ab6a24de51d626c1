import { isCredibleTime, type LogRecord } from '../../core';

/** The records of a log as they come, batch by batch. */
export type Batches = AsyncIterable<readonly LogRecord[]>;

/** Records of one log that come before those of all others. */
export interface Taken {
  /** Which of the logs. */
  readonly source: number;
  readonly records: readonly LogRecord[];
}

/**
 * The records of several logs in the order of time, with one batch of each in memory. A log keeps its own order: where its clock
 * was set back, its records follow each other as it has them. A time that no clock shows takes the place of the one before it.
 */
export async function* mergeByTime(sources: readonly Batches[]): AsyncGenerator<Taken, void, undefined> {
  const all = sources.map((source, index) => new Cursor(source, index));
  for (const cursor of all) await cursor.fill();
  // Sorted by what each has next; the first one is taken from until it is no longer the first.
  const open = all.filter((cursor) => !cursor.isOver).sort(before);
  for (let first = open.shift(); first; first = open.shift()) {
    const [second] = open;
    yield { source: first.source, records: first.takeUntil(second) };
    await first.fill();
    if (!first.isOver) open.splice(placeOf(first, open), 0, first);
  }
}

/** Earlier first; at the same time in the order in which the logs were named. */
function before(a: Cursor, b: Cursor): number {
  return a.time < b.time ? -1 : a.time > b.time ? 1 : a.source - b.source;
}

function placeOf(cursor: Cursor, sorted: readonly Cursor[]): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = sorted[middle];
    if (other && before(other, cursor) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A log and the next of its records. */
class Cursor {
  isOver = false;
  /** Of the next record, as far as it is believed. */
  time = 0n;
  private readonly batches: AsyncIterator<readonly LogRecord[]>;
  private batch: readonly LogRecord[] = [];
  private at = 0;

  constructor(
    batches: Batches,
    readonly source: number,
  ) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** Sees to it that there is a next record, unless the log is over. */
  async fill(): Promise<void> {
    while (!this.isOver && this.at >= this.batch.length) {
      const next: IteratorResult<readonly LogRecord[], unknown> = await this.batches.next();
      if (next.done === true) {
        this.isOver = true;
        return;
      }
      this.batch = next.value;
      this.at = 0;
      this.look();
    }
  }

  /** The records up to where the other log comes first; at least one. */
  takeUntil(other: Cursor | undefined): readonly LogRecord[] {
    const from = this.at;
    do {
      this.at++;
      this.look();
    } while (this.at < this.batch.length && (!other || before(this, other) < 0));
    return from === 0 && this.at === this.batch.length ? this.batch : this.batch.slice(from, this.at);
  }

  private look(): void {
    const record = this.batch[this.at];
    if (record && isCredibleTime(record.time)) this.time = record.time;
  }
}

/** So many records, of all logs, are held to put logs in order that begin with their newest; a longer one keeps its order. */
export const mostHeld = 100_000;

/**
 * The same records, oldest first where the log begins with its newest: `wevtutil /rd:true` and Event Viewer write event XML so.
 * Everything is held until its end is known.
 */
export async function* oldestFirst(batches: Batches, most = mostHeld): Batches {
  const held: LogRecord[] = [];
  let isHolding = true;
  for await (const batch of batches) {
    if (!isHolding) {
      yield batch;
      continue;
    }
    for (const record of batch) held.push(record);
    if (held.length <= most && !isAscending(held)) continue;
    isHolding = false;
    yield held.splice(0);
  }
  // Records of the same time were written in the opposite order.
  if (isHolding && held.length > 0)
    yield held.reverse().sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** By the first two records whose times differ. */
function isAscending([first, ...others]: readonly LogRecord[]): boolean {
  const other = others.find(({ time }) => time !== first?.time);
  return first !== undefined && other !== undefined && other.time > first.time;
}
