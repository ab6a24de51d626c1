import { describe, expect, test } from 'vitest';
import type { CheckedInput } from '../../../src/core/report/check-report';
import { damagedBytes, seededRandom } from '../../support/mutation';
import { encodeUtf16be, encodeUtf16le, encodeUtf8, vmConfig } from '../../support/vm-config';
import { hvbackup } from '../cli/harness';
import { check, codesOf } from './check';
import { smallConfig } from './small-config';

const utf8Text = smallConfig.replace('UTF-16', 'utf-8');

/** Whatever the input is, the user is told something of it: what is wrong and where, or why it was not looked into. */
function expectTold(input: CheckedInput, what: string): void {
  if (input.status === 'checked') expect(input.findings.length, what).toBeGreaterThan(0);
  else expect(input.problem, what).toMatch(/\.$/);
  for (const { span, message } of input.findings) {
    expect(message, what).toMatch(/\.$/);
    expect(span && span.start <= span.end && span.end <= (input.text ?? '').length, what).toBe(true);
  }
  expect(codesOf(input), what).not.toContain('internal/rule-failed');
}

describe('whole, nothing is wrong with what is cut and damaged here', () => {
  test.each([
    ['UTF-16LE', encodeUtf16le(smallConfig)],
    ['UTF-16BE', encodeUtf16be(smallConfig)],
    ['UTF-8', encodeUtf8(utf8Text)],
  ])('%s', async (_name, bytes) => {
    const input = await check(bytes);
    expect([input.status, codesOf(input)]).toEqual(['checked', []]);
  });
});

describe('cut off after any byte, the end is reported and nothing is concluded from what is gone', () => {
  test.each([
    ['UTF-16LE', encodeUtf16le(smallConfig)],
    ['UTF-16BE without a byte order mark', encodeUtf16be(smallConfig, false)],
    ['UTF-8', encodeUtf8(utf8Text)],
  ])('%s', async (_name, bytes) => {
    const statuses = new Set<string>();
    for (let end = 0; end < bytes.length; end++) {
      const input = await check(bytes.subarray(0, end));
      const what = `cut at byte ${end} of ${bytes.length}`;
      expectTold(input, what);
      statuses.add(input.status ?? '');
      if (input.status !== 'checked') continue;
      // One mistake, one finding: it is not followed by what a rule makes of the missing half.
      expect(
        codesOf(input).filter(
          (code) =>
            !/^xml\/(?:document-truncated|tag-not-closed|value-not-closed|element-not-closed|name-expected)$/.test(
              code,
            ),
        ),
        what,
      ).toEqual([]);
      expect(input.findings, what).toHaveLength(1);
      const [only] = input.findings;
      const atEnd = only?.span?.end === (input.text ?? '').trimEnd().length;
      expect(only?.code === 'xml/element-not-closed' || atEnd, `${what}: the end is blamed`).toBe(true);
    }
    expect([...statuses].sort()).toEqual(['checked', 'unrecognised']);
  });

  test('a real one, after any 61st byte', async () => {
    const bytes = encodeUtf16le(vmConfig({ crlf: true }));
    for (let end = 1; end < bytes.length; end += 61) {
      const input = await check(bytes.subarray(0, end));
      expectTold(input, `cut at byte ${end}`);
      expect(
        codesOf(input).filter((code) => !code.startsWith('xml/')),
        `cut at byte ${end}`,
      ).toEqual([]);
    }
  });

  test('between the two bytes of a character, that too is stated with its place', async () => {
    const bytes = encodeUtf16le(smallConfig);
    const { coverage, findings } = await check(bytes.subarray(0, 1091));
    expect(findings.map(({ code }) => code)).toEqual(['xml/document-truncated']);
    expect(coverage?.notRead).toEqual([
      {
        byteOffset: 1090,
        length: 1,
        reason: '1 character(s), the first of them here, could not be decoded as utf-16le.',
      },
    ]);
  });

  test('the command line says the line and the column', async () => {
    const bytes = encodeUtf16le(smallConfig);
    const { code, stdout } = await hvbackup(['check', 'a.xml'], { files: { 'a.xml': bytes.subarray(0, 1090) } });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^a\.xml:\d+:\d+ error xml\/document-truncated The file ends inside .+: \d elements have no end tag\.$/m,
    );
  });
});

describe('damaged bytes', () => {
  test.each([
    ['UTF-16LE', encodeUtf16le(smallConfig)],
    ['UTF-8', encodeUtf8(utf8Text)],
  ])('%s: no rule fails, and what is reported lies in the text', async (_name, bytes) => {
    for (const damaged of damagedBytes(bytes, 400)) {
      const input = await check(damaged);
      expect(codesOf(input)).not.toContain('internal/rule-failed');
      for (const { span } of input.findings) expect(span && span.end <= (input.text ?? '').length).toBe(true);
      if (input.status !== 'checked') expect(input.problem).toMatch(/\.$/);
    }
  });
});

function junk(length: number, head: readonly number[] = []): Uint8Array {
  const random = seededRandom(7);
  const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
  bytes.set(head);
  return bytes;
}

describe('binary junk', () => {
  test.each<[string, Uint8Array]>([
    ['one byte', Uint8Array.of(0)],
    ['zeros', new Uint8Array(70_000)],
    ['random bytes', junk(70_000)],
    ['behind a byte order mark of UTF-16', junk(70_001, [0xff, 0xfe])],
    ['behind one of UTF-8', junk(70_000, [0xef, 0xbb, 0xbf])],
    ['only a byte order mark', Uint8Array.of(0xff, 0xfe)],
    ['a byte order mark of UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0)],
  ])('%s is named as not recognised', async (_name, bytes) => {
    const { stdout, code } = await hvbackup(['check', 'a.xml'], { files: { 'a.xml': bytes } });
    expect(stdout).toContain('a.xml: not recognised. Nothing in its content says what it is.');
    expect(stdout).toContain('0 of 1 file read');
    expect(code).toBe(0);
  });

  test.each<[string, (head: Uint8Array) => Uint8Array]>([
    ['as UTF-16', (tail) => join(encodeUtf16le(vmConfig().slice(0, 5000)), tail)],
    ['as UTF-8', (tail) => join(encodeUtf8(vmConfig().slice(0, 5000)), tail)],
  ])('behind half a configuration, %s, it is reported', async (_name, make) => {
    const input = await check(make(junk(20_000)));
    expectTold(input, 'junk');
    expect(input.status).toBe('checked');
    expect(codesOf(input).some((code) => code.startsWith('xml/'))).toBe(true);
    expect(codesOf(input)).not.toContain('HVB001');
  });

  test('zeros at the end, as a disk leaves them after a crash, are one finding', async () => {
    const input = await check(join(encodeUtf16le(smallConfig), new Uint8Array(2048)));
    expect(codesOf(input)).toEqual(['xml/text-outside-root']);
    expect(input.findings[0]?.message).toMatch(/stands outside of the root element\.$/);
  });
});

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

describe('wrong encoding', () => {
  const plain = smallConfig.replace(' 😀', '');
  test.each<[string, Uint8Array, string, string[]]>([
    ['UTF-8 that says UTF-16', encodeUtf8(smallConfig), 'utf-8', ['vmconfig/encoding-mismatch']],
    ['the same with a byte order mark', encodeUtf8(smallConfig, true), 'utf-8', ['vmconfig/encoding-mismatch']],
    ['UTF-16LE that says UTF-8', encodeUtf16le(utf8Text), 'utf-16le', ['vmconfig/encoding-mismatch']],
    [
      'UTF-16BE that says UTF-8, without a byte order mark',
      encodeUtf16be(utf8Text, false),
      'utf-16be',
      ['vmconfig/encoding-mismatch'],
    ],
    ['Windows-1252 that says UTF-16', latin1(plain), 'utf-8', ['vmconfig/encoding-mismatch']],
    ['Windows-1252 that says so', latin1(plain.replace('UTF-16', 'windows-1252')), 'windows-1252', []],
    ['UTF-16BE', encodeUtf16be(smallConfig), 'utf-16be', []],
  ])('%s', async (_name, bytes, encoding, codes) => {
    const input = await check(bytes);
    expect([input.status, input.encoding?.name, codesOf(input)]).toEqual(['checked', encoding, codes]);
  });

  test('bytes of another encoding than UTF-8 are counted, with the place of the first', async () => {
    const bytes = latin1(plain.replace('UTF-16', 'utf-8'));
    const { coverage, status } = await check(bytes);
    expect(status).toBe('checked');
    expect(coverage?.notRead[0]?.byteOffset).toBe(bytes.indexOf(0xfc));
    expect(coverage?.notRead[0]?.reason).toBe('1 character(s), the first of them here, could not be decoded as utf-8.');
    for (const format of ['text', 'markdown']) {
      const { stdout } = await hvbackup(['check', 'a.xml', '--format', format], { files: { 'a.xml': bytes } });
      expect(stdout).toMatch(new RegExp(`rom byte ${bytes.indexOf(0xfc)}. 1 character`.replace('. ', '[.:] ')));
    }
  });

  test('the byte order mark of the other order gives no text of ours, and is named', async () => {
    const swapped = join(Uint8Array.of(0xfe, 0xff), encodeUtf16le(smallConfig, false));
    const input = await check(swapped);
    expect([input.status, input.problem]).toEqual(['unrecognised', 'Nothing in its content says what it is.']);
  });
});
