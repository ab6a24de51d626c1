import { describe, expect, test } from 'vitest';
import { ChunkBytes } from '../../../../src/core/logs/evtx/bytes';
import { ChunkBudget } from '../../../../src/core/logs/evtx/chunk-budget';
import { TemplateStore } from '../../../../src/core/logs/evtx/template';
import { vmmsAdmin } from '../../../fixtures/events';
import {
  ChunkState,
  sealChunk,
  writeElement,
  writeEvtx,
  writeInstance,
  type EventSpec,
  type TemplateElement,
} from '../../../support/evtx-writer';
import { readLog, type ReadLog } from './read-log';

/** One chunk with one record, whose body is written by hand. */
async function readRecord(write: (chunk: ChunkState) => void): Promise<ReadLog> {
  return await readLog(chunkOf([write]));
}

function chunkOf(bodies: readonly ((chunk: ChunkState) => void)[]): Uint8Array {
  const chunk = new ChunkState();
  const { out } = chunk;
  for (const [index, write] of bodies.entries()) {
    const start = out.length;
    chunk.record = index;
    out.u32(0x2a2a);
    out.u32(0);
    out.u64(BigInt(index + 1));
    out.u64(130386168011234567n);
    write(chunk);
    const size = out.length - start + 4;
    out.u32(size);
    out.patch32(start + 4, size);
  }
  const bytes = out.padded(65536);
  bytes.set(new TextEncoder().encode('ElfChnk\0'));
  new DataView(bytes.buffer).setUint32(48, out.length, true);
  sealChunk(bytes);
  return bytes;
}

const slot = { slot: 0, type: 0x21 } as const;

describe('numbers that cannot be', () => {
  test('a chunk that claims four billion records', async () => {
    const { bytes } = writeEvtx(vmmsAdmin);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(4096 + 16, 4_000_000_000n, true);
    view.setBigUint64(4096 + 32, 4_000_000_000n, true);
    sealChunk(bytes.subarray(4096));
    const { records, bad, coverage } = await readLog(bytes);
    expect([records.length, bad, coverage.records]).toEqual([vmmsAdmin.length, [], vmmsAdmin.length]);
  });

  test.each([0xffffffff, 0x7fffffff, 0x40000000, 70_000])('an instance that claims %d values', async (count) => {
    const { bytes, records: places } = writeEvtx(vmmsAdmin);
    const last = places.at(-1)!;
    new DataView(bytes.buffer).setUint32(last.offset + 38, count, true);
    const { records, bad } = await readLog(bytes);
    expect(records).toHaveLength(vmmsAdmin.length - 1);
    expect(bad.map(({ byteOffset, reason }) => [byteOffset, reason])).toEqual([
      [last.offset, expect.stringContaining(`${count} values are claimed, more than fit`)],
    ]);
  });

  test('a record of four billion bytes', async () => {
    const { bytes, records: places } = writeEvtx(vmmsAdmin);
    new DataView(bytes.buffer).setUint32(places[3]!.offset + 4, 0xfffffff8, true);
    const { records, bad } = await readLog(bytes);
    expect(records.map(({ recordId }) => recordId)).not.toContain(4n);
    expect(bad.map(({ byteOffset, lengthBytes }) => [byteOffset, lengthBytes])).toContainEqual([
      places[3]!.offset,
      places[3]!.size,
    ]);
  });
});

describe('templates without end', () => {
  test('a template that contains itself', async () => {
    const { records, bad } = await readRecord((chunk) => {
      const { out } = chunk;
      const at = out.length;
      for (const byte of [0x0f, 1, 1, 0, 0x0c, 1]) out.u8(byte);
      out.u32(1);
      const definition = at + 14;
      out.u32(definition);
      out.u32(0);
      for (let byte = 0; byte < 16; byte++) out.u8(7);
      const size = out.length;
      out.u32(0);
      for (const byte of [0x0f, 1, 1, 0, 0x0c, 1]) out.u8(byte);
      out.u32(1);
      out.u32(definition);
      out.u8(0);
      out.patch32(size, out.length - size - 4);
      out.u32(0);
    });
    expect(records).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('BinXML token 0xc is not known here')]);
  });

  /** Fragments in fragments, each filled with the template that it is a value of. */
  function nested(depth: number, width: number): (chunk: ChunkState) => void {
    const children = Array.from({ length: width }, () => slot);
    const tree = { key: `nested ${width}`, root: { name: 'Event', children } satisfies TemplateElement };
    return (chunk) => {
      const holes: { readonly descriptor: number; readonly start: number }[] = [];
      for (let level = 0; level < depth; level++) {
        writeInstance(chunk, tree, [{ type: 0x21, bytes: new Uint8Array(1) }]);
        chunk.out.cut(chunk.out.length - 1);
        holes.push({ descriptor: chunk.out.length - 4, start: chunk.out.length });
      }
      writeInstance(chunk, { key: 'leaf', root: { name: 'EventData', children: ['x'] } }, []);
      for (const { descriptor, start } of holes) {
        chunk.out.patch32(descriptor, (chunk.out.length - start) | (0x21 << 16));
      }
    };
  }

  test('fragments in fragments are read as deep as real logs go', async () => {
    const { records, bad } = await readRecord(nested(3, 1));
    expect(bad).toEqual([]);
    expect(records[0]?.data).toEqual([{ name: 'EventData', value: 'x' }]);
  });

  test('deeper than any real log: a bad record, without recursion', async () => {
    const { records, bad } = await readRecord(nested(1500, 1));
    expect(records).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('Fragments are nested too deep')]);
  });

  test('ten times itself at seven levels: a bad record, not ten million values', async () => {
    const { records, bad } = await readRecord(nested(7, 10));
    expect(records).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('The record expands without end')]);
  });

  test('a long value that is shown two thousand times', async () => {
    const children = Array.from({ length: 2000 }, () => ({ slot: 0, type: 1 }));
    const root: TemplateElement = {
      name: 'Event',
      children: [{ name: 'EventData', children: [{ name: 'Data', children }] }],
    };
    const { records, bad } = await readRecord((chunk) => {
      writeInstance(chunk, { key: 'often', root }, [{ type: 1, bytes: new Uint8Array(30_000).fill(0x20) }]);
    });
    expect(records).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('The record expands without end')]);
  });

  test('templates that overlap are not compiled again and again', async () => {
    // Each record names another place in one long definition as its template.
    const bodies = Array.from({ length: 700 }, (_unused, index) => (chunk: ChunkState): void => {
      const { out } = chunk;
      for (const byte of [0x0f, 1, 1, 0, 0x0c, 1]) out.u8(byte);
      out.u32(1);
      out.u32(600 + 40 * index);
      out.u32(0);
    });
    const bytes = chunkOf(bodies);
    const view = new DataView(bytes.buffer);
    for (let at = 600; at < 600 + 40 * 700; at += 40) view.setUint32(at + 20, 30_000, true);
    const { records } = await readLog(bytes);
    expect(records).toEqual([]);
  });
});

describe('names and text', () => {
  test('a forwarded event has no template', async () => {
    const root: TemplateElement = {
      name: 'Event',
      children: [
        {
          name: 'System',
          children: [
            { name: 'Provider', attributes: [['Name', 'MSExchange']] },
            { name: 'EventID', children: ['6'] },
            { name: 'TimeCreated', attributes: [['SystemTime', '2014-03-06T22:00:01.123456700Z']] },
            { name: 'EventRecordID', children: ['3229'] },
            { name: 'Computer', children: ['MBX.contoso.test'] },
          ],
        },
        {
          name: 'EventData',
          children: [
            { name: 'Data', children: ['a', { entity: 'amp' }, 'b', { character: 0x4e2d }] },
            { name: 'Data', attributes: [['Name', 'empty']] },
          ],
        },
        { name: 'RenderingInfo', children: [{ name: 'Message', children: ['what the collector shows'] }] },
      ],
    };
    const { records, bad, coverage } = await readRecord((chunk) => {
      for (const byte of [0x0f, 1, 1, 0]) chunk.out.u8(byte);
      writeElement(chunk, root, false);
      chunk.out.u8(0);
    });
    expect(bad).toEqual([]);
    expect(records[0]).toMatchObject({
      provider: 'MSExchange',
      eventId: 6,
      recordId: 3229n,
      host: 'MBX.contoso.test',
      time: 130386168011234567n,
      data: [
        { name: undefined, value: 'a&b\u4e2d' },
        { name: 'empty', value: '' },
      ],
    });
    expect(coverage.spans.map(({ host, firstRecordId }) => [host, firstRecordId])).toEqual([
      ['MBX.contoso.test', 3229n],
    ]);
  });

  test('a name of twenty thousand characters', async () => {
    const { records, bad } = await readRecord((chunk) => {
      for (const byte of [0x0f, 1, 1, 0]) chunk.out.u8(byte);
      writeElement(chunk, { name: 'Event', children: [{ name: 'E'.repeat(20_000) }] }, false);
      chunk.out.u8(0);
    });
    expect(records).toEqual([]);
    expect(bad.map(({ reason }) => reason)).toEqual([expect.stringContaining('A name of 20000 characters')]);
  });
});

describe('a template is only taken for a known one when it says the same', () => {
  const event = (provider: string, host: string): EventSpec => ({
    provider,
    host,
    eventId: 1,
    time: '2020-01-01T00:00:00Z',
    channel: 'C',
  });

  test('the GUID of another one', async () => {
    const written = writeEvtx([event('P', 'HV01'), event('P', 'HV02')], { recordsPerChunk: 1 });
    const [one, two] = written.records.map(({ offset }) => offset + 38 + 4);
    const bytes = written.bytes.slice();
    bytes.set(bytes.subarray(one, one! + 16), two);
    const { records } = await readLog(bytes);
    expect(records.map(({ host }) => host)).toEqual(['HV01', 'HV02']);
  });

  test('the same up to its last bytes', async () => {
    const filled = { ...event('P', 'HV01'), data: [['Name', 'text']] as const };
    const bytes = writeEvtx([filled, filled], { recordsPerChunk: 1 }).bytes.slice();
    // In the second chunk the data comes from slot 99, which no record has, and not from slot 13.
    const chunk = Buffer.from(bytes.buffer, 4096 + 65536, 65536);
    chunk.writeUInt8(99, chunk.indexOf(Uint8Array.of(0x0e, 13, 0, 0x21)) + 1);
    const { records } = await readLog(bytes);
    expect(records.map(({ data }) => data)).toEqual([[{ name: 'Name', value: 'text' }], []]);
  });

  test('the same bytes, but a name that they refer to is another one', async () => {
    const pair = [event('P', 'HV01'), event('Q', 'HV01')];
    const written = writeEvtx([...pair, ...pair], { recordsPerChunk: 2 });
    const bytes = written.bytes.slice();
    // In the second chunk, the first template brings the name in and the second one refers to it.
    const chunk = Buffer.from(bytes.buffer, 4096 + 65536, 65536);
    chunk.writeUInt16LE('x'.charCodeAt(0), chunk.indexOf(Buffer.from('Computer', 'utf16le')) + 14);
    const { records } = await readLog(bytes);
    expect(records.map(({ provider, host }) => [provider, host])).toEqual([
      ['P', 'HV01'],
      ['Q', 'HV01'],
      ['P', ''],
      ['Q', ''],
    ]);
  });
});

test('a log of nothing but definitions: only so many are remembered', () => {
  const { bytes } = writeEvtx(vmmsAdmin.slice(0, 1));
  const store = new TemplateStore();
  const budget = (): ChunkBudget => new ChunkBudget();
  const at = 512 + 38;
  /** The same template with another GUID. */
  const chunkOfGuid = (guid: number): ChunkBytes => {
    const chunk = bytes.slice(4096, 4096 + 65536);
    new DataView(chunk.buffer).setUint32(at + 4, guid, true);
    return new ChunkBytes(chunk);
  };
  const first = store.read(chunkOfGuid(0), at, budget());
  expect(store.read(chunkOfGuid(0), at, budget())).toBe(first);
  for (let guid = 1; guid < 7000; guid++) store.read(chunkOfGuid(guid), at, budget());
  expect(store.read(chunkOfGuid(0), at, budget())).toBe(first);
  const late = store.read(chunkOfGuid(7000), at, budget());
  expect(late).toEqual(first);
  expect(store.read(chunkOfGuid(7000), at, budget())).not.toBe(late);
});
