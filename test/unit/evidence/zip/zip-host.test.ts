import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findZipParts, zipEntryUri, ZipHost, zipRootUri, type ZipHostOptions } from '../../../../src/core';
import { MemoryHost } from '../../../support/memory-host';
import { seededRandom } from '../../../support/mutation';
import { writeZip, type ZipFile, type ZipShape } from '../../../support/zip-writer';

const zipUri = 'mem:///e/bundle.zip';

function open(bytes: Uint8Array, options: ZipHostOptions = {}): ZipHost {
  return new ZipHost(new MemoryHost({ [zipUri]: bytes }), options);
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function partsOf(
  files: readonly ZipFile[],
  shape: ZipShape = {},
  options: ZipHostOptions = {},
): Promise<string[]> {
  const { parts } = await findZipParts(open(writeZip(files, shape), options), zipUri);
  return parts.map(({ path, problem }) => `${path}${problem ? ` | ${problem.status} | ${problem.words}` : ''}`);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  return await findZipParts(open(bytes), zipUri).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
}

/** `toEqual` takes a second for a megabyte. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Text that compresses as logs do. */
function logLike(length: number, seed = 1): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, (_unused, at) => (at % 3 === 0 ? Math.floor(random() * 256) : 65 + (at % 7)));
}

describe('what is in a zip', () => {
  test('its files, folders and bytes, as another tool wrote them', async () => {
    const host = open(
      zipSync({
        'HV01/a.txt': new TextEncoder().encode('one'),
        'HV01/deep/b.bin': logLike(100_000),
        'c.txt': [new TextEncoder().encode('three'), { level: 0 }],
      }),
    );
    expect((await findZipParts(host, zipUri)).parts.map(({ path }) => path)).toEqual([
      'HV01/a.txt',
      'HV01/deep/b.bin',
      'c.txt',
    ]);
    expect((await host.list(zipRootUri(zipUri))).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'folder HV01',
      'file c.txt',
    ]);
    expect((await host.list(zipEntryUri(zipUri, 'HV01'))).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'file a.txt',
      'folder deep',
    ]);
    expect(text(await host.readAll(zipEntryUri(zipUri, 'HV01/a.txt')))).toBe('one');
    expect(text(await host.readRange(zipEntryUri(zipUri, 'c.txt'), 1, 3))).toBe('hre');
    expect(await host.readAll(zipEntryUri(zipUri, 'hv01/DEEP/b.bin'))).toEqual(logLike(100_000));
    expect(await host.stat(zipEntryUri(zipUri, 'HV01/deep'))).toEqual({ kind: 'folder', sizeBytes: 0 });
    expect(await host.stat(zipEntryUri(zipUri, 'HV01/none'))).toBeUndefined();
    expect(await host.list(zipEntryUri(zipUri, 'c.txt'))).toEqual([]);
  });

  test('files beside it are those of the host below', async () => {
    const host = new ZipHost(new MemoryHost({ 'mem:///e/x.txt': 'x' }));
    expect(text(await host.readAll('mem:///e/x.txt'))).toBe('x');
    expect((await host.list('mem:///e')).map(({ name }) => name)).toEqual(['x.txt']);
    expect(await host.stat(zipEntryUri('mem:///e/none.zip', 'a'))).toBeUndefined();
  });

  test('a folder whose name ends with ! is no zip', async () => {
    const uri = 'mem:///e!/b.zip';
    const host = new ZipHost(new MemoryHost({ [uri]: writeZip([{ name: 'a!/b.txt', content: 'yes' }]) }));
    expect(text(await host.readAll(zipEntryUri(uri, 'a!/b.txt')))).toBe('yes');
  });

  test('zip64, a comment, bytes before it and trailing bytes', async () => {
    const files = [
      { name: 'a.txt', content: 'hello', large: true },
      { name: 'b.txt', content: 'world' },
    ];
    for (const shape of [
      { large: true },
      { comment: 'PK\x05\x06 evidence' },
      { before: writeZip([{ name: 'x' }]).subarray(0, 31) },
    ]) {
      const host = open(writeZip(files, shape));
      expect(text(await host.readAll(zipEntryUri(zipUri, 'a.txt'))), JSON.stringify(shape)).toBe('hello');
      expect(text(await host.readAll(zipEntryUri(zipUri, 'b.txt')))).toBe('world');
    }
    expect(await partsOf([], {})).toEqual([]);
  });

  test('names that lead elsewhere are harmless and told', async () => {
    const names = [
      '../../etc/passwd',
      '/root.txt',
      'C:\\Windows\\x.txt',
      'a\\..\\b.txt',
      'x\u0007\u202ey.txt',
      'same.txt',
      'SAME.TXT',
      'x'.repeat(3000),
    ];
    const { parts, notes } = await findZipParts(open(writeZip(names.map((name) => ({ name, content: name })))), zipUri);
    expect(parts.map(({ path }) => path.slice(0, 40)).sort()).toEqual([
      'C_/Windows/x.txt',
      'SAME.TXT (2)',
      '__/__/etc/passwd',
      'a/__/b.txt',
      'root.txt',
      'same.txt',
      'x'.repeat(40),
      'x\ufffd\ufffdy.txt',
    ]);
    expect(notes).toContain(
      'The name "../../etc/passwd" leads out of the archive; it is shown as "__/__/etc/passwd", and nothing is unpacked.',
    );
    expect(notes).toContain(
      'The name "/root.txt" begins at a root; it is shown as "root.txt", and nothing is unpacked.',
    );
    expect(notes).toContain('"SAME.TXT" stands in it more than once; a further one is shown as "SAME.TXT (2)".');
    expect(notes.join('\n')).toContain('names a drive');
    expect(notes.join('\n')).toContain('\\u202e');
    expect(notes.join('\n')).not.toMatch(/[\u0007\u202e]/);
    const host = open(writeZip(names.map((name) => ({ name, content: name }))));
    expect(text(await host.readAll(zipEntryUri(zipUri, '__/__/etc/passwd')))).toBe('../../etc/passwd');
  });

  test('names in UTF-8 without saying so, and in code page 437', async () => {
    expect(await partsOf([{ name: 'Prüfung.txt' }, { name: new Uint8Array([0x81, 0x2e, 0x74]) }])).toEqual([
      'Prüfung.txt',
      'ü.t',
    ]);
  });
});

describe('what is not read', () => {
  test('each is named with its reason, and the others are read', async () => {
    const found = await partsOf([
      { name: 'good.txt', content: 'good' },
      { name: 'locked.txt', content: 'x', says: { flags: 1 } },
      { name: 'big.evtx', content: 'x', says: { method: 9 } },
      { name: 'new.txt', content: 'x', says: { method: 93 } },
      { name: 'odd.txt', content: 'x', says: { method: 77 } },
      { name: 'inner.zip', content: writeZip([{ name: 'a' }]) },
      { name: 'link', content: '/etc/passwd', says: { unixMode: 0xa1ff } },
      { name: 'far.txt', content: 'x', says: { headerOffset: 5_000_000 } },
      { name: 'stored.txt', content: 'abc', stored: true, says: { sizeBytes: 9 } },
      { name: 'folder/' },
    ]);
    expect(found).toEqual([
      'big.evtx | unreadable | It is compressed by method 9 (Deflate64, which Windows Explorer takes for files above 2 GB), which is not read; unpack the archive and give the folder.',
      'far.txt | unreadable | Its bytes lie outside of the archive, which is cut off or damaged.',
      'good.txt',
      'inner.zip | not-supported | It is a zip inside a zip, which is not looked into; unpack the outer one and give the folder.',
      'link | unreadable | It is a symbolic link, which is not followed.',
      'locked.txt | unreadable | It is encrypted; unpack the archive with its password and give the folder.',
      'new.txt | unreadable | It is compressed by method 93 (Zstandard), which is not read; unpack the archive and give the folder.',
      'odd.txt | unreadable | It is compressed by method 77, which is not read; unpack the archive and give the folder.',
      'stored.txt | unreadable | It is stored as it is, and yet 3 bytes shall be 9: the archive is damaged.',
    ]);
  });

  test('no archive at all', async () => {
    const zip = writeZip([{ name: 'a.txt', content: 'x' }]);
    expect(await refusal(zip.subarray(0, zip.length - 30))).toMatch(/^Its end is missing/);
    expect(await refusal(new Uint8Array(0))).toMatch(/^Its end is missing/);
    expect(await refusal(writeZip([{ name: 'a' }], { disk: 3 }))).toBe(
      'It is one part of an archive of 4 or more files; join them first.',
    );
    expect(await refusal(writeZip([{ name: 'a' }], { large: true }).subarray(90))).toMatch(/outside of the file|zip64/);
  });

  test('a count that is not the number of entries', async () => {
    const { parts, problem } = await findZipParts(open(writeZip([{ name: 'a', content: 'x' }], { count: 7 })), zipUri);
    expect(parts).toHaveLength(1);
    expect(problem).toBe('Its list of entries is damaged: it says 7, and 1 can be read.');
  });
});

describe('archives made to do harm', () => {
  const zeros = new Uint8Array(20 * 1024 * 1024);

  test('a high ratio is not unpacked, whether the size is told or not', async () => {
    const honest = open(
      writeZip([
        { name: 'bomb', content: zeros },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    expect(
      (await findZipParts(honest, zipUri)).parts.map(({ path, problem }) => [
        path,
        problem?.words.replace(/\d+ bytes/, 'N bytes'),
      ]),
    ).toEqual([
      ['bomb', 'Its N bytes become 20971520 or more, which is more than 250 for one; it is not unpacked.'],
      ['good.txt', undefined],
    ]);
    expect(honest.unpackedBytes).toBeLessThan(100);
    const lying = open(
      writeZip([
        { name: 'bomb', content: zeros, says: { sizeBytes: 1000 } },
        { name: 'good.txt', content: 'good' },
      ]),
    );
    const { parts } = await findZipParts(lying, zipUri);
    expect(parts[0]?.problem?.words).toBe('It holds more than the 1000 bytes that the archive says.');
    expect(parts[1]?.problem).toBeUndefined();
    // At most what one step of 16 KB may become.
    expect(lying.unpackedBytes).toBeLessThan(17 * 1024 * 1024);
  });

  test('a ratio that only shows while it is unpacked ends it there', async () => {
    const content = new Uint8Array(64 * 1024 * 1024);
    content.set(logLike(4 * 1024 * 1024), 60 * 1024 * 1024);
    const host = open(writeZip([{ name: 'late', content }]), { limits: { ratio: 20 } });
    await expect(host.readRange(zipEntryUri(zipUri, 'late'), 63 * 1024 * 1024, 10)).rejects.toThrow(
      /more than 20 for one/,
    );
    expect(host.unpackedBytes).toBeLessThan(40 * 1024 * 1024);
  });

  test('many entries: the first are looked at, the rest are counted', async () => {
    const files = Array.from({ length: 300 }, (_unused, at) => ({
      name: `f${String(at).padStart(4, '0')}`,
      content: 'x',
    }));
    const { parts, problem } = await findZipParts(open(writeZip(files), { limits: { entries: 100 } }), zipUri);
    expect(parts).toHaveLength(100);
    expect(problem).toBe('It says that it has 300 entries; the first 100 are looked at.');
    const cut = await findZipParts(open(writeZip(files), { limits: { directoryBytes: 1000 } }), zipUri);
    expect(cut.parts.length).toBeGreaterThan(10);
    expect(cut.problem).toMatch(/^Its list of entries has \d+ bytes; the first 1000 are read, with \d+ entries\.$/);
  });

  test('entries that share bytes are read once', async () => {
    const found = await partsOf([
      { name: 'a', content: logLike(5000) },
      { name: 'b', content: logLike(5000), says: { headerOffset: 0 } },
      { name: 'c', content: 'c', says: { headerOffset: 40 } },
      { name: 'd', content: 'd' },
    ]);
    const shares = 'unreadable | It shares its bytes with another entry, as only archives made to do harm have it.';
    expect(found).toEqual(['a', `b | ${shares}`, `c | ${shares}`, 'd']);
  });

  test('the whole is bounded, by its size and by its ratio', async () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name, content: logLike(1000) }));
    expect(await partsOf(files, {}, { limits: { totalBytes: 2500 } })).toEqual([
      'a',
      'b',
      'c | unreadable | Together with those before it, it would become more than 2500 bytes.',
    ]);
    expect(await partsOf(files, {}, { limits: { entryBytes: 999 } })).toEqual(
      files.map(({ name }) => `${name} | unreadable | It would become 1000 bytes; up to 999 are unpacked.`),
    );
    const dense = await partsOf(
      files.map((file) => ({ ...file, content: new Uint8Array(90_000) })),
      {},
      { limits: { ratioFromBytes: 100_000, ratio: 100 } },
    );
    expect(dense[0]).toMatch(
      /^a \| unreadable \| The \d+ bytes of the archive would become 270000; nothing of it is unpacked\.$/,
    );
  });

  test('reading stops when it is asked to', async () => {
    let asked = 0;
    const host = open(writeZip([{ name: 'a', content: logLike(3_000_000) }]), { shouldStop: () => ++asked > 5 });
    await expect(host.readAll(zipEntryUri(zipUri, 'a'))).rejects.toThrow('It was asked to stop.');
    expect(host.unpackedBytes).toBeLessThan(1_000_000);
  });
});

describe('reading an entry', () => {
  const content = logLike(1_500_000);
  const uri = zipEntryUri(zipUri, 'log');

  test('forward in pieces it is unpacked once; a short step back costs nothing', async () => {
    const host = open(writeZip([{ name: 'log', content }]));
    for (let at = 0; at < content.length; at += 50_000)
      expect(isSame(await host.readRange(uri, at, 50_000), content.subarray(at, at + 50_000))).toBe(true);
    await host.readRange(uri, content.length - 5000, 10_000);
    expect(host.unpackedBytes).toBe(content.length);
    expect(await host.readRange(uri, 10, 10)).toEqual(content.subarray(10, 20));
    expect(host.unpackedBytes).toBeGreaterThan(content.length);
    expect(await host.readRange(uri, content.length, 10)).toHaveLength(0);
  });

  test('reads that are asked for together come right, also through an open file', async () => {
    const host = open(writeZip([{ name: 'log', content }]));
    const file = await host.open(uri);
    const offsets = [0, 1_400_000, 700_000, 50];
    const all = await Promise.all(offsets.map((at) => file.read(at, 1000, new Uint8Array(1000))));
    expect(all).toEqual(offsets.map((at) => content.subarray(at, at + 1000)));
    await file.close();
  });

  test('damage costs what is behind it, and a wrong checksum the entry', async () => {
    const zip = writeZip([
      { name: 'log', content },
      { name: 'other', content: 'fine' },
    ]);
    zip.fill(0xff, 400_000, 400_100);
    const host = open(zip);
    expect(await host.readRange(uri, 0, 50_000)).toEqual(content.subarray(0, 50_000));
    await expect(host.readAll(uri)).rejects.toThrow(/damaged|ends after/);
    expect(text(await host.readAll(zipEntryUri(zipUri, 'other')))).toBe('fine');
    const wrong = open(writeZip([{ name: 'log', content: 'abc', says: { crc: 1 } }]));
    await expect(wrong.readAll(uri)).rejects.toThrow('It is damaged: its checksum does not fit its bytes.');
    const short = open(writeZip([{ name: 'log', content: 'abc', says: { sizeBytes: 10 } }]));
    await expect(short.readAll(uri)).rejects.toThrow('It ends after 3 of the 10 bytes that the archive says.');
  });

  test('more than can be read at once is said so', async () => {
    const host = open(writeZip([{ name: 'log', content, says: { sizeBytes: 68_000_000 } }]));
    await expect(host.readAll(uri)).rejects.toThrow(/has 68000000 bytes, more than the 67108864/);
  });

  test('a zip that was replaced is read anew', async () => {
    const first = writeZip([{ name: 'log', content: 'one' }]);
    const host = open(first);
    expect(text(await host.readAll(uri))).toBe('one');
    first.set(writeZip([{ name: 'log', content: 'two' }]));
    host.forget(zipUri);
    expect(text(await host.readAll(uri))).toBe('two');
  });
});

describe('any bytes', () => {
  const base = writeZip(
    [
      { name: 'HV01/a.txt', content: 'some text, some text, some text' },
      { name: 'b', content: logLike(400), large: true },
      { name: '..\\c', content: 'x', stored: true },
    ],
    { large: true, comment: 'c' },
  );

  async function survive(bytes: Uint8Array): Promise<number> {
    const host = open(bytes);
    let read = 0;
    try {
      const { parts } = await findZipParts(host, zipUri);
      for (const { uri } of parts)
        read += await host.readAll(uri).then(
          ({ length }) => length,
          (error: unknown) => (error instanceof Error && error.message.endsWith('.') ? 0 : Number.NaN),
        );
    } catch (error) {
      // The one thing that may be thrown is a sentence.
      expect(error instanceof Error && error.message.endsWith('.'), String(error)).toBe(true);
    }
    expect(read).not.toBeNaN();
    expect(host.unpackedBytes).toBeLessThan(1_000_000);
    return read;
  }

  test('cut off anywhere', async () => {
    expect(await survive(base)).toBe(432);
    for (let at = 0; at < base.length; at++) await survive(base.subarray(0, at));
  });

  test('with any byte changed', async () => {
    const random = seededRandom(7);
    for (let at = 0; at < base.length; at++) {
      for (const value of [0, 0xff, Math.floor(random() * 256)]) {
        const copy = base.slice();
        copy[at] = value;
        await survive(copy);
      }
    }
  });

  test('noise', async () => {
    const random = seededRandom(9);
    for (let made = 0; made < 200; made++) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256));
      await survive(noise);
      const copy = base.slice();
      copy.set(noise.subarray(0, 40), Math.floor(random() * (copy.length - 40)));
      await survive(copy);
    }
  });
});
