import { describe, expect, test } from 'vitest';
import { readLogs } from '../../../src/server/read-logs';
import { vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { MemoryHost } from '../../support/memory-host';

const many = Array.from({ length: 80 }, () => vmmsAdmin).flat();
/** Chunks of four records: several megabytes. */
const bytes = writeEvtx(many, { recordsPerChunk: 4 }).bytes;
const files = ['first', 'second'].map((label) => ({ uri: `mem:///${label}.evtx`, label }));

/** Says stop with the read of this number, and lists all reads. */
async function readUntil(stopAt: number): Promise<{ reads: string[]; logs: Awaited<ReturnType<typeof readLogs>> }> {
  const host = new MemoryHost(Object.fromEntries(files.map(({ uri }) => [uri, bytes])));
  const reads: string[] = [];
  let isStopped = false;
  const counting = {
    stat: (uri: string) => host.stat(uri),
    readRange: async (uri: string, offset: number, length: number) => {
      reads.push(`${uri} ${offset}`);
      if (reads.length === stopAt) isStopped = true;
      return await host.readRange(uri, offset, length);
    },
  };
  const logs = await readLogs(files, { host: counting, tell: () => undefined, shouldStop: () => isStopped });
  return { reads, logs };
}

describe('reading of logs that is stopped', () => {
  test('reads no further range, and says of each log what was read', async () => {
    const { reads: all, logs: whole } = await readUntil(-1);
    expect(whole.map(({ coverage }) => [coverage.bytesRead, coverage.records])).toEqual([
      [bytes.length, many.length],
      [bytes.length, many.length],
    ]);
    for (let stopAt = 3; stopAt <= all.length; stopAt++) {
      const { reads, logs } = await readUntil(stopAt);
      // The megabyte after the one that is worked on is asked for ahead, in the same moment.
      expect(reads.length, `stopped at read ${stopAt}`).toBeLessThanOrEqual(stopAt + 1);
      expect(reads).toEqual(all.slice(0, reads.length));
      for (const { coverage, records } of logs) {
        const left = coverage.notRead.reduce((sum, { length }) => sum + length, 0);
        if (coverage.kind === 'evtx') expect(coverage.bytesRead + left).toBe(bytes.length);
        else expect(coverage.bytesRead).toBe(0);
        expect(records.length).toBeLessThanOrEqual(coverage.records);
      }
    }
  });

  test('names the logs that it did not come to', async () => {
    const { logs } = await readUntil(3);
    expect(logs.map(({ path }) => path)).toEqual(['first', 'second']);
    expect(logs[1]?.problem).toBe('It was asked to stop before this.');
  });
});
