import type { RecordStyle, SegmentOrder, SegmentReaders, SegmentResult } from '../../core';
import type { Sink } from '../io';

/**
 * Threads that write the records of one log where they read them: the text of each segment goes to the output in the order of
 * the file, and only what is no record comes back. After a stop or a failure nothing more is written; the reader then reads on
 * by itself, and gives the records.
 */
export class WritingReaders implements SegmentReaders {
  /** Records that were written. */
  count = 0;
  /** Called after each part. */
  onWritten: (() => void) | undefined;
  private isOver = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly readers: SegmentReaders,
    private readonly style: RecordStyle,
    private readonly stdout: Sink,
    private readonly shouldStop: () => boolean,
  ) {}

  get atOnce(): number {
    return this.readers.atOnce;
  }

  get segmentBytes(): number | undefined {
    return this.readers.segmentBytes;
  }

  /** For the reader, which asks after each part: what is written counts as read, so a stop holds from the next part on. */
  readonly shouldReaderStop = (): boolean => this.isOver && this.shouldStop();

  read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    const result = this.readers.read({ ...order, style: this.style });
    const written = this.last.then(async () => this.written(order, await result));
    this.last = written.then(() => this.stdout.drained?.());
    return written;
  }

  /** Writes what a segment gave, unless the reader will read it by itself. */
  private written({ segment }: SegmentOrder, result: SegmentResult | undefined): SegmentResult | undefined {
    if (this.isOver || !result || this.shouldStop()) {
      this.isOver = true;
      return undefined;
    }
    // In a carved log the next chunk may not lie where the next segment begins.
    this.isOver = result.endedAt !== segment.to;
    const { pieces = [], count = 0 } = result.written ?? {};
    for (const piece of pieces) this.stdout.write(piece);
    this.count += count;
    this.onWritten?.();
    return result;
  }
}
