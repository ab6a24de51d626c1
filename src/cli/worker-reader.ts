import { Worker } from 'node:worker_threads';
import type { SegmentOrder, SegmentResult } from '../core';
import type { WorkerAnswer, WorkerOrder } from '../worker/messages';
import type { RunningReader } from './io';

/** A thread that reads parts of logs. It starts at once, beside whatever goes on here, and ends with `close`. */
export class WorkerReader implements RunningReader {
  readonly isReady: Promise<boolean>;
  private readonly worker: Worker;
  private readonly asked = new Map<number, (result: SegmentResult | undefined) => void>();
  private hasEnded = false;
  private lastId = 0;

  /** `script` is the bundle of `src/worker/node.ts`. */
  constructor(script: string) {
    this.worker = new Worker(script);
    this.isReady = new Promise((resolve) => {
      this.worker.once('online', () => {
        resolve(true);
      });
      this.worker.once('exit', () => {
        resolve(false);
      });
    });
    this.worker.on('message', ({ id, result }: WorkerAnswer) => {
      this.asked.get(id)?.(result);
      this.asked.delete(id);
    });
    for (const event of ['error', 'exit', 'messageerror']) this.worker.on(event, this.giveUp);
  }

  read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    if (this.hasEnded) return Promise.resolve(undefined);
    const message: WorkerOrder = { id: ++this.lastId, order };
    return new Promise((resolve) => {
      this.asked.set(message.id, resolve);
      this.worker.postMessage(message);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
    this.giveUp();
  }

  private readonly giveUp = (): void => {
    this.hasEnded = true;
    for (const resolve of this.asked.values()) resolve(undefined);
    this.asked.clear();
  };
}
