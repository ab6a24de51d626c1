import { Worker } from 'node:worker_threads';
import type { SegmentOrder, SegmentReaders, SegmentResult } from '../core';
import type { WorkerAnswer, WorkerOrder } from '../worker/messages';

/** Threads that read parts of logs side by side. They start when the first part is asked for, and end with `close`. */
export class WorkerPool implements SegmentReaders {
  private readonly threads: Thread[] = [];

  /** `script` is the bundle of `src/worker/node.ts`. */
  constructor(
    private readonly script: string,
    readonly atOnce: number,
  ) {}

  read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    if (this.threads.length === 0) {
      for (let count = 0; count < this.atOnce; count++) this.threads.push(new Thread(this.script));
    }
    const living = this.threads.filter(({ hasEnded }) => !hasEnded);
    const [first, ...others] = living;
    if (!first) return Promise.resolve(undefined);
    const idlest = others.reduce((least, one) => (one.waiting < least.waiting ? one : least), first);
    return idlest.read(order);
  }

  /** Ends the threads at once, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.threads.splice(0).map((thread) => thread.end()));
  }
}

class Thread {
  hasEnded = false;
  private readonly worker: Worker;
  private readonly asked = new Map<number, (result: SegmentResult | undefined) => void>();
  private lastId = 0;

  constructor(script: string) {
    this.worker = new Worker(script);
    this.worker.on('message', ({ id, result }: WorkerAnswer) => {
      this.asked.get(id)?.(result);
      this.asked.delete(id);
    });
    // What a thread could not finish is read by the one that asked.
    for (const event of ['error', 'exit', 'messageerror']) this.worker.on(event, this.giveUp);
  }

  get waiting(): number {
    return this.asked.size;
  }

  read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    const message: WorkerOrder = { id: ++this.lastId, order };
    return new Promise((resolve) => {
      this.asked.set(message.id, resolve);
      this.worker.postMessage(message);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
    this.giveUp();
  }

  private readonly giveUp = (): void => {
    this.hasEnded = true;
    for (const resolve of this.asked.values()) resolve(undefined);
    this.asked.clear();
  };
}
