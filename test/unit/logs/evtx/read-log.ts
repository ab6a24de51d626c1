import type { EvtxQuery } from '../../../../src/core/logs/evtx/query';
import { EvtxReader, type EvtxRequest } from '../../../../src/core/logs/evtx/read-evtx';
import type { BadRecord, LogRecord } from '../../../../src/core/logs/record';
import type { Coverage } from '../../../../src/core/report/coverage';
import { MemoryHost } from '../../../support/memory-host';

export interface ReadLog {
  readonly records: readonly LogRecord[];
  readonly bad: readonly BadRecord[];
  readonly coverage: Coverage;
  readonly doubts: EvtxReader['doubts'];
  readonly timesImpossible: number;
}

export const logUri = 'mem:///log.evtx';

/** The only place that reads logs in these tests. */
export async function readLog(bytes: Uint8Array, query?: EvtxQuery, more: Partial<EvtxRequest> = {}): Promise<ReadLog> {
  const host = new MemoryHost({ [logUri]: bytes });
  const reader = new EvtxReader({ host, uri: logUri, ...(query && { query }), ...more });
  const records: LogRecord[] = [];
  const bad: BadRecord[] = [];
  for await (const batch of reader.batches()) {
    for (const item of batch) {
      if (item.kind === 'record') records.push(item);
      else bad.push(item);
    }
  }
  return { records, bad, coverage: reader.coverage(), doubts: reader.doubts, timesImpossible: reader.timesImpossible };
}
