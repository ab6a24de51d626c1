import { describe, expect, test } from 'vitest';
import { TooLarge, type Host } from '../../../src/core/evidence/host';
import { anonymise } from '../../../src/core/report/anonymise';
import { checkBytes, maxTextLength } from '../../../src/core/report/check-bytes';
import { toReport, type CheckedInput } from '../../../src/core/report/check-report';
import { checkToJson } from '../../../src/core/report/check-to-json';
import { MemoryHost } from '../../support/memory-host';
import { encodeUtf16be, encodeUtf16le, encodeUtf8, vmConfig } from '../../support/vm-config';

const uri = 'mem:///a/vm.xml';

async function check(content: string | Uint8Array, name = uri): Promise<CheckedInput> {
  return await checkBytes({ uri: name, path: 'a/vm.xml', host: new MemoryHost({ [name]: content }) });
}

describe('a configuration in every encoding is checked', () => {
  const text = vmConfig({ name: 'Müller 😀' });
  test.each([
    ['UTF-16LE', encodeUtf16le(text), 'utf-16le', true],
    ['UTF-16LE without a byte order mark', encodeUtf16le(text, false), 'utf-16le', false],
    ['UTF-16BE', encodeUtf16be(text), 'utf-16be', true],
    ['UTF-8', encodeUtf8(text), 'utf-8', false],
    ['UTF-8 with a byte order mark', encodeUtf8(text, true), 'utf-8', true],
  ] as const)('%s', async (_name, bytes, name, bom) => {
    const input = await check(bytes);
    expect(input.status).toBe('checked');
    expect(input.encoding).toEqual({ name, bom });
    expect(input.vm?.name).toBe('Müller 😀');
    expect(input.host).toEqual({ os: 'windows-server-2012-r2', source: 'config-version' });
    expect(input.coverage).toMatchObject({
      kind: 'vm-config',
      bytes: bytes.length,
      bytesRead: bytes.length,
      notRead: [],
    });
  });

  test('bytes that are no text are stated, with the place of the first', async () => {
    const bytes = encodeUtf16le(text);
    const at = 400;
    bytes.set([0x00, 0xdc], at);
    const { coverage } = await check(bytes);
    expect(coverage?.notRead).toEqual([
      {
        byteOffset: at,
        length: 1,
        reason: '1 character(s), the first of them here, could not be decoded as utf-16le.',
      },
    ]);
  });
});

describe('what is not checked comes back with a reason', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['empty', '', 'unrecognised unknown', 'The file is empty.'],
    ['junk', Uint8Array.of(0, 1, 2, 3, 255), 'unrecognised unknown', 'Nothing in its content says what it is.'],
    [
      'foreign XML',
      '<configuration><appSettings/></configuration>',
      'unrecognised unknown',
      'Nothing in its content says what it is.',
    ],
    ['an event log', 'ElfFile\0', 'not-supported evtx', 'Recognised as evtx; this version does not read it.'],
  ])('%s', async (_name, content, expected, problem) => {
    const input = await check(content);
    expect(`${input.status} ${input.kind}`).toBe(expected);
    expect(input.problem).toBe(problem);
    expect(input.coverage?.notRead[0]?.reason).toBe(problem);
    expect(input.findings).toEqual([]);
  });

  test('nothing there, a folder, a host that fails', async () => {
    const host = new MemoryHost({ 'mem:///a/b': '' });
    const of = async (from: Host, at: string): Promise<string> => {
      const { status, problem } = await checkBytes({ uri: at, path: 'x', host: from });
      return `${status}: ${problem}`;
    };
    expect(await of(host, 'mem:///gone')).toBe('unreadable: There is no such file.');
    expect(await of(host, 'mem:///a')).toBe('unreadable: It is a folder.');
    const failing = Object.assign(new MemoryHost({ 'mem:///a/b': 'x' }), {
      readRange: () => Promise.reject(new Error('Locked')),
    });
    expect(await of(failing, 'mem:///a/b')).toBe('unreadable: Locked.');
  });

  test('more text than can be held', async () => {
    const head = encodeUtf8('<configuration><global_settings/><settings/>');
    const size = 2 * maxTextLength + 1;
    const host: Host = {
      stat: () => Promise.resolve({ kind: 'file', sizeBytes: size }),
      list: () => Promise.resolve([]),
      readAll: () => Promise.reject(new TooLarge('', size, 1)),
      readRange: () => Promise.resolve(head),
    };
    const { status, problem } = await checkBytes({ uri, path: 'x', host });
    expect(`${status}: ${problem}`).toBe(
      `unreadable: Its ${size} bytes make more text than can be held at once (${maxTextLength} characters).`,
    );
  });
});

test('a file above what is read at once is read in pieces, also when it shrinks meanwhile', async () => {
  const text = `${vmConfig({ name: 'Large' })}${' '.repeat(65 * 1024 * 1024)}`;
  const bytes = encodeUtf8(text);
  const end = bytes.length - 1000;
  const host = new MemoryHost({});
  host.stat = () => Promise.resolve({ kind: 'file', sizeBytes: bytes.length });
  host.readRange = (_uri, offset, length) =>
    Promise.resolve(bytes.subarray(Math.min(offset, end), Math.min(offset + length, end)));
  const { vm, coverage } = await checkBytes({ uri, path: 'x', host });
  expect([vm?.name, coverage?.bytesRead]).toEqual(['Large', end]);
});

test('cut off at any 64th byte it is checked or named, never lost', async () => {
  const bytes = encodeUtf16le(vmConfig());
  for (let end = 0; end < bytes.length; end += 64) {
    const { status, kind } = await check(bytes.slice(0, end));
    expect(['checked vm-config', 'unrecognised unknown']).toContain(`${status} ${kind}`);
  }
});

test('what the customer calls things is known to the pseudonyms', async () => {
  const text = vmConfig({
    name: 'Contoso & Söhne',
    ide: [{ path: '\\\\FS01\\contoso-vms\\Payroll\\payroll.vhdx' }],
    checkpoints: { location: 'E:\\Contosonian' },
    savedState: { memory: 'E:\\Zephyr\\a.bin', device: 'E:\\Zephyr\\a.vsv' },
  });
  const input = await check(text);
  const words = [
    'Contoso & Söhne',
    'contoso-vms',
    'FS01',
    'payroll',
    'Contosonian',
    'Zephyr',
    'S-1-5-21-1004336348-1177238915-682003330-500',
  ];
  const finding = {
    code: 'HVB001',
    severity: 'error' as const,
    message: words.join('; '),
    uri,
    related: [],
    fixes: () => [],
  };
  const report = toReport({ inputs: [{ ...input, findings: [finding] }] });
  const shown = checkToJson(anonymise(report, input.privateValues ?? []));
  for (const word of words) expect(shown.toLowerCase()).not.toContain(word.toLowerCase());
  // The device names of the manifest are Hyper-V's and would blind every message if they were hidden.
  expect(input.privateValues?.map(({ text: value }) => value)).not.toContain('Synthetic SCSI Controller');
});

test('with pseudonyms no finding shows a name: not in CDATA, not by number, and not in the name that a fix proposes', async () => {
  const text = vmConfig({
    name: 'Contoso/Zephyr & Söhne',
    ide: [{ path: 'D:\\Fabrikam\\Payroll & Tax.vhd' }, { path: 'D:\\Fabrikam\\Müller.vhd' }],
    vss: 'off',
  })
    .replace('D:\\Fabrikam\\Payroll &amp; Tax.vhd', '<![CDATA[D:\\Fabrikam\\Payroll & Tax.vhd]]>')
    .replace('Müller', 'M&#xFC;ller');
  const input = await checkBytes({
    uri,
    path: 'a/vm.xml',
    host: new MemoryHost({ [uri]: text }),
    settings: { host: { os: 'windows-server-2016', source: 'flag' } },
  });
  const report = toReport({ inputs: [input] });
  const plain = checkToJson(report);
  const names = ['Contoso', 'Zephyr', 'Söhne', 'Fabrikam', 'Payroll', 'Müller'];
  for (const name of names) expect(plain).toContain(name);
  expect(plain).toContain('Contoso/Zephyr + Söhne');
  const shown = checkToJson(anonymise(report, input.privateValues ?? []));
  for (const name of names) expect(shown).not.toContain(name);
});

describe('a report', () => {
  const doc = 'first\r\nsecond 😀 line\n';
  const finding = {
    code: 'x',
    severity: 'error' as const,
    message: 'M.',
    uri,
    span: { start: 14, end: 20 },
    related: [
      { span: { start: 0, end: 5 }, message: 'here' },
      { uri: 'mem:///b.xml', span: { start: 0, end: 5 }, message: 'another input' },
      { uri: 'mem:///c%20d.xml', message: 'no input' },
    ],
    fixes: () => [{ title: 'T', edits: [{ span: { start: 7, end: 13 }, newText: 'X' }] }],
  };
  test('counts lines and UTF-16 units, and shows places of other files by their paths', () => {
    const { findings } = toReport({
      inputs: [
        { path: 'a.xml', uri, kind: 'vm-config', text: doc, findings: [finding] },
        { path: 'b.xml', uri: 'mem:///b.xml', kind: 'vm-config', text: '', findings: [] },
      ],
      pathOf: (of) => `shown(${of})`,
    });
    expect(findings[0]?.range).toEqual({ start: { line: 1, character: 7 }, end: { line: 1, character: 13 } });
    expect(findings[0]?.related).toEqual([
      { path: 'a.xml', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }, message: 'here' },
      { path: 'b.xml', message: 'another input' },
      { path: 'shown(mem:///c%20d.xml)', message: 'no input' },
    ]);
    expect(findings[0]?.fixes[0]?.edits).toEqual([
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } }, newText: 'X' },
    ]);
  });

  test('a fix that cannot be computed is said and loses nothing', () => {
    const failing = () => {
      throw new Error('no manifest');
    };
    const { findings } = toReport({
      inputs: [
        { path: 'a.xml', uri, kind: 'vm-config', text: doc, findings: [{ ...finding, fixes: failing }, finding] },
      ],
    });
    expect(findings.map(({ fixes }) => fixes.length)).toEqual([0, 1]);
    expect(findings[0]?.related.at(-1)?.message).toBe('What to do about it could not be worked out: no manifest');
  });

  test('an open document counts as its UTF-8', () => {
    const { inputs } = toReport({ inputs: [{ path: 'a', uri, kind: 'vm-config', text: 'aü€😀', findings: [] }] });
    expect(inputs[0]?.coverage.bytes).toBe(new TextEncoder().encode('aü€😀').length);
  });
});
