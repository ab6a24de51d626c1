import type { SegmentOrder, SegmentResult } from '../core';

/** What a thread is sent: a part of a log to read. */
export interface WorkerOrder {
  readonly id: number;
  readonly order: SegmentOrder;
}

/** What it sends back, with the number of the order; without a result it could not read that part. */
export interface WorkerAnswer {
  readonly id: number;
  readonly result?: SegmentResult;
}
