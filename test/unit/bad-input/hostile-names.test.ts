import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBytes } from '../../../src/core/report/check-bytes';
import { MemoryHost } from '../../support/memory-host';
import { encodeUtf16le, vmConfig } from '../../support/vm-config';
import { hvbackup, inTempFolder } from '../cli/harness';

interface Shown {
  readonly inputs: readonly {
    readonly path: string;
    readonly kind: string;
    readonly coverage: { readonly notRead: readonly { readonly reason: string }[] };
  }[];
  readonly findings: readonly { readonly code: string; readonly path: string }[];
}

const noScsi = encodeUtf16le(vmConfig({ scsi: [] }));

describe('URIs that no host should give are answered', () => {
  test.each([
    'mem:///%',
    'mem:///%zz/%E0%A4%A.xml',
    'mem:///a%2Fb%5Cc%00.xml',
    'mem:///..%2f..%2fetc%2fpasswd',
    'untitled:Untitled-1',
    'C:\\x\\..\\..\\y.xml',
    '\\\\?\\C:\\x.xml',
    '',
    'x'.repeat(40_000),
    'mem:///\ud83d.xml',
  ])('%j', async (uri) => {
    const { status, findings, problem } = await checkBytes({ uri, path: uri, host: new MemoryHost({ [uri]: noScsi }) });
    expect(problem).toBeUndefined();
    expect([status, findings.map(({ code }) => code)]).toEqual(['checked', ['HVB001']]);
  });
});

// Windows takes none of these names.
describe.skipIf(process.platform === 'win32')('names on the real file system', () => {
  const names = [
    'new\nline.xml',
    'tab\t.xml',
    '%41%2F%00.xml',
    '#?&;=.xml',
    'quote\'"`.xml',
    ' .xml',
    '-.xml',
    '--format',
    'ünï😀.xml',
    '\u202egnp.xml',
    'back\\slash.xml',
    'C:.xml',
    '...xml',
    'a|b<c>.xml',
    `${'n'.repeat(251)}.xml`,
  ];

  test('each is checked, once, under a name that can be shown', async () => {
    await inTempFolder(async (folder) => {
      for (const name of names) writeFileSync(path.join(folder, name), noScsi);
      const { stdout, code } = await hvbackup(['check', folder, '--format', 'json']);
      const { inputs, findings } = JSON.parse(stdout) as Shown;
      expect(code).toBe(1);
      expect(inputs.map(({ kind }) => kind)).toEqual(names.map(() => 'vm-config'));
      expect(findings.filter(({ code: found }) => found === 'HVB001')).toHaveLength(names.length);
      expect(new Set(findings.map((finding) => finding.path)).size).toBe(names.length);
      const { stdout: text } = await hvbackup(['check', folder]);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    });
  });

  test('a name whose bytes are no UTF-8 is listed and said to be unreadable, and the others are checked', async () => {
    await inTempFolder(async (folder) => {
      const bytes = Buffer.concat([Buffer.from(`${folder}/a`), Buffer.of(0xff, 0xfe), Buffer.from('.xml')]);
      try {
        writeFileSync(bytes, noScsi);
      } catch {
        // macOS refuses such a name, and then there is nothing to be told.
        return;
      }
      writeFileSync(path.join(folder, 'b.xml'), noScsi);
      const { stdout } = await hvbackup(['check', folder, '--format', 'json']);
      const { inputs } = JSON.parse(stdout) as Shown;
      expect(inputs.map(({ kind, coverage }) => [kind, coverage.notRead[0]?.reason])).toEqual([
        ['unknown', 'There is no such file.'],
        ['vm-config', undefined],
      ]);
    });
  });

  test('folders in folders, two hundred deep, and links in a circle', async () => {
    await inTempFolder(async (folder) => {
      const deep = path.join(folder, ...Array.from({ length: 200 }, () => 'd'));
      mkdirSync(deep, { recursive: true });
      writeFileSync(path.join(deep, 'a.xml'), noScsi);
      symlinkSync(folder, path.join(deep, 'up'));
      const { stdout } = await hvbackup(['check', folder, '--format', 'json']);
      const { inputs } = JSON.parse(stdout) as Shown;
      expect(inputs.map(({ kind, coverage }) => [kind, coverage.notRead[0]?.reason])).toEqual([
        ['vm-config', undefined],
        ['unknown', 'It is a symbolic link, which is not followed.'],
      ]);
    });
  });

  test('a name that looks like an option is taken after two hyphens, or with its folder', async () => {
    await inTempFolder(async (folder) => {
      writeFileSync(path.join(folder, '--format'), noScsi);
      expect((await hvbackup(['check', path.join(folder, '--format')])).stdout).toContain('HVB001');
      expect((await hvbackup(['check', '--', '--format'], { files: { '--format': noScsi } })).stdout).toContain(
        'HVB001',
      );
    });
  });
});
