import { expect, test } from 'vitest';
import { ChunkBytes } from '../../../../src/core/logs/evtx/bytes';
import { compileProgram } from '../../../../src/core/logs/evtx/program';
import { KnownDefinition, NameTable } from '../../../../src/core/logs/evtx/same-definition';
import { systemLog, vmmsAdmin } from '../../../fixtures/events';
import { writeEvtx } from '../../../support/evtx-writer';

const { bytes, records } = writeEvtx([...vmmsAdmin, ...systemLog]);
const chunk = bytes.subarray(4096, 4096 + 65536);

/** The definition that the first record brings in, and one that refers to names of it. */
const places = records
  .map(({ offset }) => offset - 4096 + 38)
  .filter((at) => new DataView(bytes.buffer, 4096).getUint32(at - 4, true) === at)
  .map((at) => ({ start: at + 24, size: new DataView(bytes.buffer, 4096).getUint32(at + 20, true) }));

test.each(places)('every byte of a definition counts: $start, $size bytes', ({ start, size }) => {
  const { names } = compileProgram(new ChunkBytes(chunk), start, start + size, true);
  const known = new KnownDefinition(chunk.slice(start, start + size), names, new NameTable());
  expect(known.isAt(new ChunkBytes(chunk), start)).toBe(true);
  // The pointer from an inline name to the next one of its hash is the chunk's own.
  const free = new Set(names.flatMap(({ at, isInline }) => (isInline ? [4, 5, 6, 7].map((byte) => at + byte) : [])));
  for (let at = 0; at < size; at++) {
    for (const flip of [0x01, 0x80]) {
      const changed = chunk.slice();
      changed[start + at] = (changed[start + at] ?? 0) ^ flip;
      expect([at, known.isAt(new ChunkBytes(changed), start)]).toEqual([at, free.has(at)]);
    }
  }
});

test.each([
  ['zeros', 0x00],
  ['ones: no number as eight bytes', 0xff],
  ['text', 0x41],
])('bytes that are no good numbers: %s', (_what, fill) => {
  for (const size of [1, 3, 7, 8, 9, 16, 23]) {
    const data = new Uint8Array(size).fill(fill);
    const known = new KnownDefinition(data, [], new NameTable());
    const whole = new Uint8Array(100).fill(fill);
    expect(known.isAt(new ChunkBytes(whole), 11)).toBe(true);
    for (let at = 0; at < size; at++) {
      const changed = whole.slice();
      changed[11 + at] = fill ^ 0x80;
      expect([size, at, known.isAt(new ChunkBytes(changed), 11)]).toEqual([size, at, false]);
    }
  }
});

test('a name is looked up anew in each chunk', () => {
  const table = new NameTable();
  const number = table.numberOf('ab');
  const chunkWith = (text: string): ChunkBytes => {
    const content = new Uint8Array(40);
    content[6] = text.length;
    for (let at = 0; at < text.length; at++) content[8 + 2 * at] = text.charCodeAt(at);
    return new ChunkBytes(content);
  };
  expect(table.isName(chunkWith('ab'), 0, number, 'ab')).toBe(true);
  expect(table.isName(chunkWith('ac'), 0, number, 'ab')).toBe(false);
  const one = chunkWith('ab');
  expect(table.isName(one, 0, number, 'ab')).toBe(true);
  expect(table.isName(one, 0, table.numberOf('abc'), 'abc')).toBe(false);
  expect(table.isName(one, 70_000, number, 'ab')).toBe(false);
});
