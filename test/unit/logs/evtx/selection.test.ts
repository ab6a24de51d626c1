import { describe, expect, test } from 'vitest';
import { recordsOf, type EvtxQuery } from '../../../../src/core/logs/evtx/query';
import { filetimeFromIso } from '../../../../src/core/vmconfig/filetime';
import { allLogs, systemLog, vmmsAdmin } from '../../../fixtures/events';
import { sealChunk, sealFile, writeEvtx, type EventSpec } from '../../../support/evtx-writer';
import { readLog } from './read-log';

const vmms = 'Microsoft-Windows-Hyper-V-VMMS';

describe('only what is asked for', () => {
  const events = Array.from({ length: 30 }, () => Object.values(allLogs).flat()).flat();
  const { bytes } = writeEvtx(events);

  async function ids(query: EvtxQuery): Promise<string[]> {
    const { records, coverage } = await readLog(bytes, query);
    expect(coverage.records).toBe(events.length);
    return records.map(({ provider, eventId }) => `${provider} ${eventId}`);
  }
  const expected = (keep: (event: EventSpec) => boolean): string[] =>
    events.filter(keep).map(({ provider, eventId }) => `${provider} ${eventId}`);

  test('a provider with ids', async () => {
    const query = recordsOf(new Map([[vmms.toUpperCase(), new Set([19100, 10103])]]));
    expect(await ids(query)).toEqual(expected((one) => one.provider === vmms && [19100, 10103].includes(one.eventId)));
  });

  test('a provider without ids', async () => {
    expect(await ids(recordsOf(new Map([['volsnap', new Set()]])))).toEqual(
      expected((one) => one.provider === 'volsnap'),
    );
  });

  test('a provider that is not there', async () => {
    expect(await ids(recordsOf(new Map([['volsna', new Set()]])))).toEqual([]);
  });

  test('since is in, until is out, to the last 100 ns', async () => {
    const since = filetimeFromIso('2014-03-06T22:00:01.1234567Z') ?? 0n;
    const until = filetimeFromIso('2014-03-06T22:09:12.0279698Z') ?? 0n;
    const inside = (one: EventSpec): boolean => {
      const time = filetimeFromIso(one.time) ?? 0n;
      return time >= since && time < until;
    };
    expect(await ids({ wanted: () => 'all', since, until })).toEqual(expected(inside));
    expect(await ids({ wanted: () => 'all', since: since + 1n, until: until + 1n })).not.toEqual(expected(inside));
  });
});

describe('nothing is decoded that nobody asked for', () => {
  /** Data of a value type that is not known: it cannot be decoded. */
  function undecodable(): Uint8Array {
    const { bytes, records } = writeEvtx(vmmsAdmin);
    const last = records.at(-1)!;
    // The descriptor of the only value type 0x21 of the outer template: made a type that there is none of.
    const view = new DataView(bytes.buffer, last.offset, last.size);
    const table = 38;
    expect(view.getUint32(table, true)).toBe(14);
    view.setUint8(table + 4 + 13 * 4 + 2, 0x5f);
    return bytes;
  }

  test('a damaged record that is not wanted is not met', async () => {
    const { bad, coverage } = await readLog(undecodable(), recordsOf(new Map([[vmms, new Set([19100])]])));
    expect([bad, coverage.records, coverage.recordsBad]).toEqual([[], vmmsAdmin.length, 0]);
  });

  test('the same record is bad when it is wanted', async () => {
    const { records, bad } = await readLog(undecodable());
    expect(records).toHaveLength(vmmsAdmin.length - 1);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Record 6 cannot be decoded: /)]);
  });
});

describe('coverage', () => {
  test('spans by host and channel, with the gaps of each', async () => {
    const { coverage } = await readLog(
      writeEvtx([...vmmsAdmin, ...systemLog, ...vmmsAdmin]).bytes,
      recordsOf(new Map()),
    );
    expect(coverage.spans).toEqual([
      {
        host: 'HV01.contoso.test',
        channel: 'Microsoft-Windows-Hyper-V-VMMS-Admin',
        firstTime: filetimeFromIso('2014-03-06T21:59:58.0000001Z'),
        lastTime: filetimeFromIso('2014-03-06T23:30:42.4870524Z'),
        firstRecordId: 1n,
        lastRecordId: 15n,
        idGaps: [[6n, 10n]],
      },
      {
        host: 'HV01.contoso.test',
        channel: 'System',
        firstTime: filetimeFromIso('2014-03-06T22:04:00.75Z'),
        lastTime: filetimeFromIso('2014-03-06T22:05:00Z'),
        firstRecordId: 7n,
        lastRecordId: 9n,
        idGaps: [],
      },
    ]);
  });

  test('an impossible time is passed on and counted, and no span rests on it', async () => {
    const [first] = vmmsAdmin;
    const events = [
      { ...first!, time: '1601-01-01T00:00:00Z' },
      ...vmmsAdmin,
      { ...first!, time: '2999-01-01T00:00:00Z' },
    ];
    const { records, coverage, timesImpossible } = await readLog(writeEvtx(events).bytes);
    expect([records.length, timesImpossible]).toEqual([events.length, 2]);
    expect(records[0]?.time).toBe(0n);
    expect(coverage.spans.map(({ firstTime, lastTime }) => [firstTime, lastTime])).toEqual([
      [filetimeFromIso('2014-03-06T21:59:58.0000001Z'), filetimeFromIso('2014-03-06T23:30:42.4870524Z')],
    ]);
    expect(coverage.spans[0]?.idGaps).toEqual([]);
  });

  test('a stop leaves what was read and says what was not', async () => {
    const { bytes } = writeEvtx(Array.from({ length: 60 }, () => vmmsAdmin).flat(), { recordsPerChunk: 60 });
    let asked = 0;
    const { records, coverage } = await readLog(bytes, undefined, { shouldStop: () => ++asked > 2 });
    expect(records).toHaveLength(120);
    expect(coverage.bytesRead).toBe(4096 + 2 * 65536);
    expect(coverage.notRead).toEqual([
      {
        byteOffset: 4096 + 2 * 65536,
        length: bytes.length - 4096 - 2 * 65536,
        reason: 'It was asked to stop before this.',
      },
    ]);
  });
});

describe('logs as they are found', () => {
  const events = Array.from({ length: 10 }, () => vmmsAdmin).flat();
  const written = writeEvtx(events, { recordsPerChunk: 12 });

  test('a log that went on at its beginning is read from its oldest chunk on, without gaps', async () => {
    const bytes = written.bytes.slice();
    // Five chunks, of which the first two are the newest.
    for (let at = 0; at < 5; at++) {
      const from = 4096 + ((at + 3) % 5) * 65536;
      bytes.set(written.bytes.subarray(from, from + 65536), 4096 + at * 65536);
    }
    new DataView(bytes.buffer).setBigUint64(8, 2n, true);
    sealFile(bytes);
    const { records, coverage } = await readLog(bytes);
    expect(records.map(({ recordId }) => Number(recordId))).toEqual(events.map((_event, at) => at + 1));
    expect(coverage.spans[0]?.idGaps).toEqual([]);
  });

  test('chunks in any order have no gaps that are none', async () => {
    const bytes = written.bytes.slice();
    const first = bytes.slice(4096, 4096 + 65536);
    bytes.copyWithin(4096, 4096 + 65536, 4096 + 2 * 65536);
    bytes.set(first, 4096 + 65536);
    const { coverage } = await readLog(bytes);
    expect(
      coverage.spans.map(({ firstRecordId, lastRecordId, idGaps }) => [firstRecordId, lastRecordId, idGaps]),
    ).toEqual([[1n, 60n, []]]);
  });

  test('records that the header of an open log does not know yet', async () => {
    const bytes = written.bytes.slice();
    const chunk = bytes.subarray(4096, 4096 + 65536);
    // The header knows the first two records; the others follow.
    new DataView(chunk.buffer, chunk.byteOffset).setUint32(48, (written.records[2]?.offset ?? 0) - 4096, true);
    sealChunk(chunk);
    expect((await readLog(bytes)).records).toHaveLength(events.length);
  });

  test('what is left in a chunk of an earlier use is not read', async () => {
    const bytes = written.bytes.slice();
    const view = new DataView(bytes.buffer);
    view.setUint32(4096 + 48, (written.records[2]?.offset ?? 0) - 4096, true);
    sealChunk(bytes.subarray(4096, 4096 + 65536));
    view.setBigUint64((written.records[2]?.offset ?? 0) + 8, 777n, true);
    expect((await readLog(bytes)).records).toHaveLength(events.length - 10);
  });

  test('carved: no header, chunks at any place', async () => {
    const bytes = new Uint8Array(3 * 65536 + 1000);
    bytes.set(written.bytes.subarray(4096, 4096 + 65536), 0);
    bytes.fill(0x45, 65536, 65536 + 700);
    bytes.set(written.bytes.subarray(4096 + 65536, 4096 + 3 * 65536), 65536 + 700);
    const { records, bad } = await readLog(bytes);
    expect(records).toHaveLength(36);
    expect(bad.map(({ byteOffset, lengthBytes }) => [byteOffset, lengthBytes])).toEqual([[65536, 700]]);
  });

  test('carved: a chunk is cut and the next one follows at once', async () => {
    const cut = (written.records[3]?.offset ?? 0) - 4096 + 20;
    const bytes = new Uint8Array(cut + 65536);
    bytes.set(written.bytes.subarray(4096, 4096 + cut), 0);
    bytes.set(written.bytes.subarray(4096 + 65536, 4096 + 2 * 65536), cut);
    const { records, bad } = await readLog(bytes);
    expect(records.map(({ recordId }) => Number(recordId))).toEqual([
      1, 2, 3, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
    ]);
    expect(bad.map(({ byteOffset }) => byteOffset)).toEqual([cut - 20]);
  });

  test('space kept for chunks to come is no damage', async () => {
    const bytes = new Uint8Array(written.bytes.length + 4 * 65536);
    bytes.set(written.bytes);
    const { bad, coverage } = await readLog(bytes);
    expect([bad, coverage.notRead, coverage.bytesRead]).toEqual([[], [], bytes.length]);
  });
});
