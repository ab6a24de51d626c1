import { describe, expect, test } from 'vitest';
import { recordsOf, type EvtxQuery } from '../../../../src/core/logs/evtx/query';
import type { Coverage } from '../../../../src/core/report/coverage';
import { allLogs } from '../../../fixtures/events';
import { writeEvtx } from '../../../support/evtx-writer';
import { readLog } from './read-log';

const events = Array.from({ length: 8 }, () => Object.values(allLogs).flat()).flat();
const { bytes, records } = writeEvtx(events, { recordsPerChunk: 40 });

/** Nobody asked for anything: all records are passed over. */
const none = recordsOf(new Map());

/** Everything in a time that no record has: each record is looked at by itself, and none is decoded. */
const oneByOne: EvtxQuery = { wanted: () => 'all', since: 1n, until: 2n };

/** What was counted, and what does not begin or end where it should. */
async function counted(log: Uint8Array, query: EvtxQuery): Promise<Partial<Coverage>> {
  const { coverage } = await readLog(log, query);
  return coverage;
}

/** A generator of numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let value = seed;
  for (;;) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    yield value;
  }
}

describe('records that are passed over are counted as those that are looked at', () => {
  test('in a log without damage', async () => {
    const passed = await counted(bytes, none);
    expect(passed.records).toBe(events.length);
    expect(passed).toEqual(await counted(bytes, oneByOne));
  });

  test.each([
    ['signature', 0, 4],
    ['size', 4, 4],
    ['id and time of the frame', 8, 16],
    ['fragment and instance', 24, 14],
    ['count of values and descriptors', 38, 24],
    ['end', -8, 8],
  ])('with damage in the %s of records', async (_what, at, length) => {
    const random = numbers(7 + at);
    for (let round = 0; round < 60; round++) {
      const log = bytes.slice();
      for (let hit = 0; hit < 3; hit++) {
        const record = records[random.next().value % records.length];
        if (!record) continue;
        const place = record.offset + (at < 0 ? record.size + at : at) + (random.next().value % length);
        log[place] = random.next().value >>> 24;
      }
      expect(await counted(log, none)).toEqual(await counted(log, oneByOne));
    }
  });

  test('with damage anywhere', async () => {
    const random = numbers(1);
    for (let round = 0; round < 200; round++) {
      const log = bytes.slice();
      for (let hit = 0; hit < 20; hit++)
        log[4096 + (random.next().value % (log.length - 4096))] = random.next().value >>> 24;
      expect(await counted(log, none)).toEqual(await counted(log, oneByOne));
    }
  });
});
