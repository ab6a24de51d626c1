import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/core/evidence/kinds';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { decodeText } from '../../../src/core/text/decode';
import { isTextKind, openText, type OpenText } from '../../../src/core/texts';
import { kinds } from '../../../src/core';
import { failed, session } from '../../support/diskshadow';
import { boot, kernel, logged } from '../../support/kernel-log';
import { checkpointId, dirListing } from '../../support/listing';
import { asTable, session as psSession } from '../../support/powershell';
import { utilityLine, veeamFailure } from '../../support/product-log';
import { ids, writerList } from '../../support/vssadmin';
import { session as wbadminSession, skipped } from '../../support/wbadmin';
import { hvbackup } from '../cli/harness';

interface Sample {
  readonly kind: Kind;
  readonly text: string;
  /** A rule that finds something in it. */
  readonly code: string;
}

const name = `root_${checkpointId(1)}.avhdx`;

/** A paste of each kind in which something is found. */
const samples: readonly Sample[] = [
  {
    kind: 'vssadmin',
    text: writerList([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }]),
    code: 'HVB088',
  },
  { kind: 'diskshadow', text: failed('80042306', false), code: 'HVB092' },
  {
    kind: 'powershell',
    text: psSession([
      'Get-VMSnapshot *',
      asTable([
        {
          type: 'VMSnapshot',
          properties: {
            VMName: 'APP01',
            Name: 'APP01 - Backup',
            SnapshotType: { word: 'Recovery', number: 2 },
            CreationTime: '3/6/2014 10:00:31 PM',
            ParentSnapshotName: '',
          },
        },
      ]),
    ]),
    code: 'HVB061',
  },
  {
    kind: 'listing',
    text: dirListing([{ path: 'D:\\VMs\\APP01', files: ['root.vhdx', name, 'root-AutoRecovery.avhdx'] }]),
    code: 'HVB060',
  },
  {
    kind: 'kernel-log',
    text: logged([...boot, kernel(3600, 'hv_utils: VSS: timeout waiting for daemon to reply')]),
    code: 'HVB044',
  },
  {
    kind: 'wbadmin',
    text: wbadminSession('wbadmin start backup -backupTarget:E: -hyperv:"APP01"', [skipped('Online\\APP01')]),
    code: 'HVB213',
  },
  { kind: 'product-log', text: veeamFailure('0x80042306', 'APP01'), code: 'HVB092' },
  {
    kind: 'message',
    text: "Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\n'APP01' failed. (0x80070020)\n",
    code: 'HVB070',
  },
  { kind: 'scenario', text: 'hvbackup: 1\nhost: { os: windows-server-2099 }\n', code: 'scenario/value' },
];

function open({ kind, text }: Pick<Sample, 'kind' | 'text'>): OpenText {
  const opened = openText(kind, text);
  if (!opened) throw new Error(`No text is read as ${kind}.`);
  return opened;
}

/** Everything that a face may ask of a text. */
function use(opened: OpenText, length: number): void {
  opened.check({ uri: 'mem:///paste.txt' });
  opened.outline();
  opened.folding();
  opened.entries();
  opened.privateValues();
  opened.format();
  for (const at of [0, Math.floor(length / 2), length]) {
    opened.hover(at);
    opened.complete(at);
    opened.definition(at);
    opened.references(at);
  }
}

function codesOf(sample: Pick<Sample, 'kind' | 'text'>): readonly string[] {
  return open(sample)
    .check({ uri: 'mem:///paste.txt' })
    .map(({ code }) => code);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const bigEndian = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());

test('every kind of text has its sample', () => {
  expect(samples.map(({ kind }) => kind).sort()).toEqual(kinds.filter(isTextKind).sort());
});

describe.each(samples)('$kind', (sample) => {
  const { kind, text, code } = sample;

  test('is recognised, and what is wrong in it is found', () => {
    expect(sniffBytes(bytesOf(text), 'paste.txt')).toBe(kind);
    expect(codesOf(sample)).toContain(code);
  });

  test('half of it, and any other part, is read without a fault', () => {
    for (let at = 0; at < text.length; at += Math.max(1, Math.floor(text.length / 60))) {
      for (const part of [text.slice(0, at), text.slice(at)]) use(open({ kind, text: part }), part.length);
    }
  });

  test('characters that do not belong there are no fault', () => {
    const strange = ['\0', '\u00a0', '\u202e', '\ud800', '\ufffd', '\t', '\r', '\u2028', '"', "'", '`', '[', '{', '('];
    for (const [number, one] of strange.entries()) {
      const at = Math.floor((text.length * (number + 1)) / (strange.length + 1));
      const changed = text.slice(0, at) + one.repeat(3) + text.slice(at);
      use(open({ kind, text: changed }), changed.length);
    }
  });

  test.each([
    ['CRLF', (of: string) => of.replaceAll('\n', '\r\n')],
    ['spaces that do not break at the ends of lines', (of: string) => of.replaceAll('\n', '\u00a0\n')],
    ['spaces that do not break in place of all others', (of: string) => of.replaceAll(' ', '\u00a0')],
    ['blank lines around', (of: string) => `\n\n\n${of}\n\n\n`],
  ])('%s change nothing', (_name, change) => {
    // YAML has no spaces that do not break.
    if (kind === 'scenario' && change(' \n').includes('\u00a0')) return;
    const changed = change(text);
    expect(sniffBytes(bytesOf(changed), 'paste.txt')).toBe(kind);
    expect(codesOf({ kind, text: changed })).toContain(code);
  });

  test.each([
    ['UTF-8 with a mark', (of: string) => bytesOf(`\ufeff${of}`)],
    ['UTF-16', utf16],
    ['UTF-16, the other way round', bigEndian],
    ['bytes that are no UTF-8', (of: string) => new Uint8Array([...bytesOf(of), 0x0a, 0xfc, 0xe9, 0x0a])],
  ])('%s is read', (_name, encode) => {
    const bytes = encode(text);
    expect(sniffBytes(bytes, 'paste.txt')).toBe(kind);
    if (kind !== 'scenario') expect(codesOf({ kind, text: decodeText(bytes).text })).toContain(code);
  });

  test('one line of millions of characters is walked once', () => {
    for (const unit of [text.replaceAll(/\s+/g, ' '), 'a', '(', ' ', '0', '\\', '"a" ', '{5d2f0a10-7c31-4e9a-8b55-']) {
      const size = 2_000_000;
      const line = unit.repeat(Math.ceil(size / unit.length));
      const opened = open({ kind, text: `${text}${line}` });
      opened.check({ uri: 'mem:///paste.txt' });
      opened.entries();
    }
  }, 60_000);

  test('what could not be read has its place in the text', () => {
    for (const part of [text, text.slice(0, text.length / 2), `${text}${text.slice(0, text.length / 3)}`]) {
      for (const { span, message } of open({ kind, text: part }).problems) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(part.length);
        expect(message).toMatch(/\.$/);
      }
    }
  });
});

/** Scenarios are YAML from their first line on, and stand in a file of their own. */
const pastes = samples.filter(({ kind }) => kind !== 'scenario');
/** Loose codes of a message belong to what the text is; this one names its event. */
const pairs = pastes.flatMap((one) => pastes.filter((other) => other !== one).map((other) => [one, other] as const));

describe('two outputs in one paste', () => {
  test.each(pairs)('$0.kind above $1.kind: both are read', (one, other) => {
    const text = `${one.text}\n\n${other.text}\n`;
    const kind = sniffBytes(bytesOf(text), 'paste.txt');
    const found = codesOf({ kind, text });
    expect(found).toContain(one.code);
    expect(found).toContain(other.code);
  });
});

describe('among other files', () => {
  const good = Object.fromEntries(samples.map(({ kind, text }) => [`e/${kind}.txt`, text]));
  const found = ({ stdout }: { readonly stdout: string }): readonly string[] =>
    samples.filter(({ kind, code }) => stdout.includes(`${kind}.txt`) && stdout.includes(code)).map(({ kind }) => kind);

  test('a file that cannot be read harms no other', async () => {
    const shown = await hvbackup(['check', 'e'], {
      files: {
        ...good,
        'e/empty.txt': '',
        'e/noise.bin': Uint8Array.from({ length: 5000 }, (_unused, at) => (at * 7919) % 256),
        'e/half.txt': (samples[0]?.text ?? '').slice(0, 260),
        'e/locked.txt': 'x',
      },
      locked: ['e/locked.txt'],
    });
    expect(found(shown)).toEqual(samples.map(({ kind }) => kind));
    expect(shown.stdout).toContain('e/empty.txt');
    expect(shown.stdout).toContain('e/noise.bin: not recognised');
    expect(shown.stdout + shown.stderr).toContain('Access is denied.');
  });

  test('a zip of mixed evidence is read part by part', async () => {
    const parts = {
      ...Object.fromEntries(samples.map(({ kind, text }) => [`${kind}.txt`, bytesOf(text)])),
      'de/writers.txt': utf16(writerList([{ name: 'W', id: ids.sql, state: 8 }], 'de')),
      '../outside.txt': bytesOf('0x80070020\n'),
      'inner.zip': zipSync({ 'a.txt': bytesOf('0x80070020\n') }),
      'picture.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    };
    const shown = await hvbackup(['check', 'bundle.zip'], { files: { 'bundle.zip': zipSync(parts) } });
    expect(found(shown)).toEqual(samples.map(({ kind }) => kind));
    expect(shown.stdout).toContain('de/writers.txt');
    expect(shown.stdout).toMatch(/inner\.zip/);
    expect(shown.stdout).toMatch(/outside\.txt/);
  });

  test('a file of 100 MB in one line is told as too large or as what it is, and the others are read', async () => {
    const line = new Uint8Array(100 * 1024 * 1024).fill(0x61);
    line.set(bytesOf(utilityLine('ERROR', 'APP01', 'Export failed')));
    line.set(bytesOf(session(['begin backup'])), 4096);
    const shown = await hvbackup(['check', 'e'], { files: { ...good, 'e/huge.log': line } });
    expect(found(shown)).toEqual(samples.map(({ kind }) => kind));
    expect(shown.stdout + shown.stderr).toContain('huge.log');
  }, 60_000);
});
