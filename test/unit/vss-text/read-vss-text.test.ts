import { describe, expect, test } from 'vitest';
import { readVssText, type VssText } from '../../../src/core/vss-text';
import {
  ids,
  providerList,
  shadowList,
  storageList,
  unindented,
  volumeList,
  vssLanguages,
  wrapped,
  writerList,
  type VssLanguage,
} from '../../support/vssadmin';

const everything = (language: VssLanguage): string =>
  [
    writerList(
      [
        { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' },
        { name: 'System Writer', id: ids.system },
      ],
      language,
    ),
    providerList(
      [{ name: 'Microsoft Software Shadow Copy provider 1.0', id: ids.systemProvider, type: 'System' }],
      language,
    ),
    shadowList([{ number: 3 }, { number: 4, volume: ['D:', ids.d] }], language),
    storageList(
      [
        { used: '0 bytes (0%)', maximum: 'UNBOUNDED (100%)' },
        { of: ['D:', ids.d], on: ['C:', ids.c] },
      ],
      language,
    ),
    volumeList([['C:\\', ids.c]], language),
  ].join('\nC:\\Windows\\system32>');

/** What the values are, whatever words stand beside them and wherever they stand. */
function meaning(doc: VssText): unknown {
  const volume = (one: { id: string; mount?: string } | undefined): unknown => one && [one.mount, one.id];
  return {
    writers: doc.writers.map(({ name, id, instanceId, state, lastError }) => [
      name?.value,
      id?.value,
      instanceId?.value,
      state?.value,
      lastError !== undefined,
    ]),
    providers: doc.providers.map(({ name, id, type, version }) => [
      name?.value,
      id?.value,
      type !== undefined,
      version?.value,
    ]),
    shadows: doc.shadows.map((one) => [
      one.setId?.value,
      one.copyId?.value,
      volume(one.original),
      one.device?.value,
      one.machines.map(({ value }) => value),
      one.provider?.value,
      one.type?.value,
      one.attributes?.value,
    ]),
    storages: doc.storages.map((one) => [
      volume(one.forVolume),
      volume(one.onVolume),
      one.used?.bytes,
      one.allocated?.bytes,
      [one.maximum?.bytes, one.maximum?.percent],
    ]),
    volumes: doc.volumes.map((one) => [one.path?.value, one.volume.id]),
  };
}

const english = meaning(readVssText(everything('en')));

describe('the outputs of vssadmin', () => {
  test('give every value that they hold', () => {
    const gigabyte = 1024 ** 3;
    const set = (part: number, number: number): string => `9a1b7c00-000${part}-4000-8000-00000000000${number}`;
    const shadow = (number: number, volume: readonly string[]): unknown[] => [
      set(1, number),
      set(2, number),
      volume,
      `\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy${number}`,
      ['HV01.example.test', 'HV01.example.test'],
      'Microsoft Software Shadow Copy provider 1.0',
      'ClientAccessibleWriters',
      'Persistent, Differential',
    ];
    expect(english).toEqual({
      writers: [
        ['Microsoft Hyper-V VSS Writer', ids.hyperV, '5d2f0a10-7c31-4e9a-8b55-000000000000', 8, true],
        ['System Writer', ids.system, '5d2f0a10-7c31-4e9a-8b55-000000000001', 1, true],
      ],
      providers: [['Microsoft Software Shadow Copy provider 1.0', ids.systemProvider, true, '1.0.0.7']],
      shadows: [shadow(3, ['C:', ids.c]), shadow(4, ['D:', ids.d])],
      storages: [
        [['C:', ids.c], ['C:', ids.c], 0, 2 * gigabyte, [undefined, 100]],
        [['D:', ids.d], ['C:', ids.c], 1.93 * gigabyte, 2 * gigabyte, [8 * gigabyte, 4]],
      ],
      volumes: [['C:\\', ids.c]],
    });
  });

  test('have each value at its place', () => {
    const text = everything('fr').replaceAll('\n', '\r\n');
    const { writers, storages, shadows } = readVssText(text);
    const at = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);
    expect(at(writers[0]?.name?.span)).toBe("'Microsoft Hyper-V VSS Writer'");
    expect(at(writers[0]?.id?.span)).toBe(`{${ids.hyperV}}`);
    expect(at(writers[0]?.state?.span)).toBe('[8] Échec');
    expect(at(writers[0]?.lastError?.span)).toBe('Délai dépassé');
    expect(at(storages[1]?.used?.span)).toBe('1.93 Go (1%)');
    expect(at(storages[1]?.onVolume?.span)).toBe(`(C:)\\\\?\\Volume{${ids.c}}\\`);
    expect(at(shadows[1]?.device?.span)).toBe('\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy4');
  });

  test.each(vssLanguages)('mean the same in %s', (language) => {
    const doc = readVssText(everything(language));
    expect(meaning(doc)).toEqual(english);
    expect(doc.problems).toEqual([]);
  });

  const ways: readonly (readonly [string, (text: string) => string])[] = [
    ['without indent', unindented],
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with blank lines between all lines', (text) => text.replaceAll('\n', '\n\n')],
    ['quoted as mail', (text) => text.replace(/^/gm, '> ')],
    ['with tabs', (text) => text.replace(/^ +/gm, '\t')],
    ['with trailing spaces', (text) => text.replace(/$/gm, '  ')],
    ['with a comma as decimal sign', (text) => text.replace(/(\d)\.(\d\d) /g, '$1,$2 ')],
    ['with a space in the percentage', (text) => text.replace(/\((\d+)%\)/g, '($1\u00a0%)')],
    ['with prose around', (text) => `Hello all, this is what I get:\n\n${text}\nAny idea?`],
    ['wrapped at 80 columns', (text) => wrapped(text, 80)],
    ['wrapped at 60 columns', (text) => wrapped(text, 60)],
    ['wrapped at 80 columns without indent', (text) => unindented(wrapped(text, 80))],
    ['values on lines of their own', (text) => text.replace(/^( *Writer Id:) /gm, '$1\n')],
  ];
  test.each(ways)('mean the same %s', (_how, change) => {
    for (const language of vssLanguages) expect(meaning(readVssText(change(everything(language))))).toEqual(english);
  });

  test('a list of writers on one line has all but its words', () => {
    const text = writerList([{ id: ids.hyperV, name: 'V', state: 9, error: 'Timed out' }, { state: 5 }]);
    const { writers } = readVssText(text.replace(/^[^]*?\n\n/, '').replace(/\s+/g, ' '));
    expect(writers.map(({ id, state, lastError }) => [id?.value, state?.value, lastError?.value.slice(0, 9)])).toEqual([
      [ids.hyperV, 9, 'Timed out'],
      [ids.system, 5, 'No error'],
    ]);
  });
});

describe('what is cut, damaged or hostile', () => {
  test('half a writer at the top is known by its state, and by a GUID that is in the table', () => {
    const rows = writerList([{ id: ids.hyperV, state: 8 }, {}]).split('\n');
    const [fromId, fromInstance] = [4, 5].map((from) => readVssText(rows.slice(from).join('\n')).writers);
    expect(fromId?.map(({ id, state }) => [id?.value, state?.value])).toEqual([
      [ids.hyperV, 8],
      [ids.system, 1],
    ]);
    expect(fromInstance?.[0]).toMatchObject({ instanceId: { value: '5d2f0a10-7c31-4e9a-8b55-000000000000' } });
    expect(fromInstance?.[0]?.id).toBeUndefined();
  });

  test('a list that ends inside of a record says where', () => {
    const text = writerList([{}, { name: 'Registry Writer', id: ids.registry }]).replace(
      / {3}State: \[1\] Stable\n.*\n$/,
      '',
    );
    const { writers, problems } = readVssText(text);
    expect(writers).toHaveLength(2);
    expect(problems.map(({ span, message }) => [text.slice(span.start, span.start + 17), message])).toEqual([
      ["'Registry Writer'", 'The writer "Registry Writer" has no state: the list is cut there.'],
    ]);
  });

  test('a storage without its first line is a storage of an unknown volume', () => {
    const text = storageList([{}]).split('\n').slice(5).join('\n');
    const { storages, problems } = readVssText(text);
    expect(storages).toHaveLength(1);
    expect(storages[0]?.forVolume).toBeUndefined();
    expect(storages[0]?.onVolume?.id).toBe(ids.c);
    expect(problems).toHaveLength(1);
  });

  test('a shadow copy without its ids is no storage', () => {
    const rows = shadowList([{ number: 3 }]).split('\n');
    const { shadows, storages } = readVssText(rows.slice(6).join('\n'));
    expect(storages).toEqual([]);
    expect(shadows).toMatchObject([{ original: { mount: 'C:' } }]);
  });

  test('outputs know what was asked, where they begin and whether they end', () => {
    const text = `PS C:\\> vssadmin list writers\n${writerList([{}])}\nPS C:\\> vssadmin.exe list shadowstorage\n${storageList([{}])}`;
    expect(readVssText(text).outputs).toMatchObject([
      { subject: 'writers', hasBeginning: true, hasEnd: true },
      { subject: 'shadowstorage', hasBeginning: true, hasEnd: false },
    ]);
    expect(readVssText(unindented(writerList([{}]).split('\n').slice(3).join('\n'))).outputs).toMatchObject([
      { hasBeginning: false, hasEnd: false },
    ]);
  });

  test('a unit that nobody knows is told and compared with itself only', () => {
    const { storages, problems } = readVssText(storageList([{ used: '1.93 Quux (1%)', maximum: '2.00 Quux (1%)' }]));
    expect(storages[0]?.used).toMatchObject({ number: 1.93, unit: 'Quux' });
    expect(storages[0]?.used?.bytes).toBeUndefined();
    expect(problems.map(({ message }) => message)).toContain(
      'The unit of "1.93 Quux" is not known; it is compared with the same unit only.',
    );
  });

  test.each(vssLanguages)('cut off anywhere, in %s, every value that is left is one of the whole', (language) => {
    const text = everything(language);
    const whole = new Set(readVssText(text).writers.map(({ id }) => id?.value));
    for (let end = 0; end <= text.length; end += 7) {
      const doc = readVssText(text.slice(0, end));
      for (const { id } of doc.writers) if (id) expect(whole.has(id.value)).toBe(true);
      for (const { span } of doc.problems) expect(span.end).toBeLessThanOrEqual(end);
      readVssText(text.slice(end));
    }
  });

  test('a character changed anywhere makes nothing throw', () => {
    const text = everything('de');
    for (let at = 0; at < text.length; at += 5)
      for (const put of ['', '\u0000', '{', "'", '\n', ':', '[8]', '\ud800'])
        readVssText(text.slice(0, at) + put + text.slice(at + 1));
  });

  test('hostile text takes time in proportion to its length', () => {
    for (const piece of [
      '{',
      "'",
      '(',
      ': (',
      ": '",
      '[',
      '\\\\?\\Volume',
      '0x8',
      ': 1 (',
      '{0f3c8a52-',
      ' : ',
      '> ',
    ]) {
      const doc = readVssText(`${piece.repeat(60_000 / piece.length)}\n`.repeat(4));
      expect(doc.writers).toEqual([]);
    }
    for (const line of [': (', '{', ": 'a", '\\\\?\\', 'State: [1]']) readVssText(`${line}\n`.repeat(20_000));
  });

  test('100 MB of one line is told and not read', () => {
    const { writers, problems } = readVssText('x{'.repeat(50_000_000));
    expect(writers).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'A line of 100000000 characters was not read: vssadmin prints none as long.',
    ]);
  });
});
