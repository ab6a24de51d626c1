import type { SegmentOrder, SegmentReaders, SegmentResult } from '../../core';
import type { RunningReader } from '../io';

/** So many orders lie with a thread: one that it reads, and one that it goes on with while this thread is busy. */
const ordersOfThread = 2;

/** Gives other tasks their turn, such as the answers of threads. */
type Pause = () => Promise<void>;

interface Waiting {
  readonly order: SegmentOrder;
  readonly resolve: (result: SegmentResult | undefined) => void;
}

/**
 * Threads and this one read the parts of a log together, each the next part when it has time. While threads start, this one reads
 * alone; what a thread could not finish, this one reads again.
 */
export class SharedReading implements SegmentReaders {
  /** The next parts wait here, so that nobody has nothing to do while text is written. */
  readonly atOnce: number;
  private readonly waiting: Waiting[] = [];
  private readonly ready = new Map<RunningReader, number>();
  private isBusy = false;

  constructor(
    private readonly threads: readonly RunningReader[],
    /** Reads in this thread. */
    private readonly here: { read(order: SegmentOrder): Promise<SegmentResult> },
    private readonly pause: Pause,
  ) {
    this.atOnce = 2 * (threads.length + 1);
    for (const thread of threads) {
      void thread.isReady.then((isReady) => {
        if (isReady) this.ready.set(thread, 0);
        this.next();
      });
    }
  }

  read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    return new Promise((resolve) => {
      this.waiting.push({ order, resolve });
      this.next();
    });
  }

  /** Ends the threads at once, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private next(): void {
    for (const [thread, orders] of this.ready) {
      for (let count = orders; count < ordersOfThread; count++) {
        const one = this.waiting.shift();
        if (one) void this.readThere(one, thread);
      }
    }
    if (!this.isBusy) void this.readHere();
  }

  private async readThere(one: Waiting, thread: RunningReader): Promise<void> {
    this.ready.set(thread, (this.ready.get(thread) ?? 0) + 1);
    const result = await thread.read(one.order);
    if (result) {
      this.ready.set(thread, (this.ready.get(thread) ?? 1) - 1);
      one.resolve(result);
    } else {
      this.ready.delete(thread);
      this.waiting.unshift(one);
    }
    this.next();
  }

  private async readHere(): Promise<void> {
    this.isBusy = true;
    for (let one = this.waiting.shift(); one; one = this.waiting.shift()) {
      one.resolve(await this.here.read(one.order).catch(() => undefined));
      await this.pause();
    }
    this.isBusy = false;
  }
}
