import type { SegmentServer } from '../core';
import type { WorkerAnswer, WorkerOrder } from './messages';

/** The end of the wire to the thread that asks. */
export interface Port {
  on(event: 'message', take: (order: WorkerOrder) => void): void;
  /** What is in `transfer` is handed over, not copied. */
  postMessage(answer: WorkerAnswer, transfer: readonly ArrayBuffer[]): void;
}

/** Answers orders in the order they come, one at a time. */
export function serve(port: Port, server: SegmentServer): void {
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, order }) => {
    last = last.then(async () => {
      // Whatever goes wrong here, the thread that asked reads the part itself, and says what it meets.
      const result = await server.read(order).catch(() => undefined);
      const transfer = result?.written?.pieces.map(({ buffer }) => buffer) ?? [];
      port.postMessage({ id, ...(result && { result }) }, transfer);
    });
  });
}
