import { chmodSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../support/golden';
import { expectSarif } from '../../support/sarif-schema/validate';
import { encodeUtf16be, encodeUtf16le, vmConfig } from '../../support/vm-config';
import { hvbackup, inTempFolder, writeBelow, type CliSetup } from './harness';

/** Text that is written as UTF-8 here, and says so. */
const clean = vmConfig().replace('"UTF-16"', '"UTF-8"');
/** Not well-formed: `xml/...` errors come from the parser and depend on no rule. */
const faulty = vmConfig({
  id: '2B9D41F7-0C63-4A85-9E12-7D3F5A6B8C90',
  name: 'BROKEN',
  replace: ['</properties>', '</propertie>'],
}).replace('"UTF-16"', '"UTF-8"');

interface Shown {
  readonly hostOs: string | null;
  readonly inputs: readonly {
    readonly path: string;
    readonly kind: string;
    readonly coverage: { readonly bytesRead: number; readonly notRead: readonly { readonly reason: string }[] };
  }[];
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly path: string }[];
}

async function json(argv: readonly string[], setup: CliSetup): Promise<Shown> {
  const { stdout } = await hvbackup(['check', '--format', 'json', ...argv], setup);
  return JSON.parse(stdout) as Shown;
}

describe('exit codes: the first of 2, 3, 1, 0', () => {
  const files = {
    'ok.xml': clean,
    'bad.xml': faulty,
    'notes.txt': 'hello',
    'log.evtx': 'ElfFile\0',
    'old.evt': '0\0\0\0LfLe',
    'd/bad.xml': faulty,
    'd/locked.xml': clean,
    'empty.xml': '',
  };
  const locked = ['d/locked.xml'];
  test.each<[string, string[], number]>([
    ['nothing found', ['ok.xml'], 0],
    ['an unrecognised file alone', ['notes.txt'], 0],
    ['an empty file alone', ['empty.xml'], 0],
    ['a kind that is not read', ['old.evt'], 0],
    ['a log of which nothing can be read', ['log.evtx'], 3],
    ['an error', ['bad.xml'], 1],
    ['an error below --fail-on never', ['bad.xml', '--fail-on', 'never'], 0],
    ['an error with --fail-on hint', ['bad.xml', '--fail-on', 'hint'], 1],
    ['a named file is missing', ['gone.xml'], 3],
    ['a named file is missing, others have errors', ['bad.xml', 'gone.xml'], 3],
    ['a file in a folder cannot be read', ['d', '--fail-on', 'never'], 0],
    ['the same file, named too', ['d', 'd/locked.xml', '--fail-on', 'never'], 3],
    ['no path', [], 2],
    ['an unknown option', ['bad.xml', 'gone.xml', '--frmat', 'json'], 2],
    ['an unknown host OS', ['ok.xml', '--host-os', 'windows-95'], 2],
    ['an unknown format', ['ok.xml', '--format', 'xml'], 2],
    ['an unknown severity', ['ok.xml', '--fail-on', 'fatal'], 2],
    ['a clock offset without seconds', ['ok.xml', '--clock-offset', 'HV01'], 2],
  ])('%s', async (_name, argv, code) => {
    const result = await hvbackup(['check', ...argv], { files, locked });
    expect(`${result.code} ${result.stderr}`).toMatch(new RegExp(`^${code} `));
    // stdout is data: a command that could not run has none, and says why on stderr.
    expect(result.stdout === '').toBe(code === 2);
    expect(result.stderr !== '').toBe(code === 2);
  });

  test('the fault that the table rests on is an error', async () => {
    const { findings } = await json(['bad.xml'], { files });
    expect(findings.some(({ code, severity }) => code.startsWith('xml/') && severity === 'error')).toBe(true);
  });

  test('--fail-on compares severities', async () => {
    const { findings } = await json(['bad.xml'], { files });
    const worst = findings.some(({ severity }) => severity === 'error');
    expect(worst).toBe(true);
    for (const level of ['error', 'warning', 'info', 'hint']) {
      expect((await hvbackup(['check', 'bad.xml', '--fail-on', level], { files })).code).toBe(1);
    }
  });
});

describe('what is checked', () => {
  test('folders are walked in the order of names, and nothing is left out', async () => {
    const files = {
      'r/b/2.xml': clean,
      'r/a.txt': 'x',
      'r/b/1.xml': clean,
      'r/c/log.evtx': 'ElfFile\0',
      'r/B.xml': clean,
    };
    const { inputs } = await json(['r'], { files, links: ['r/b/link.xml'] });
    expect(inputs.map(({ path: shown, kind }) => `${shown} ${kind}`)).toEqual([
      'r/B.xml vm-config',
      'r/a.txt unknown',
      'r/b/1.xml vm-config',
      'r/b/2.xml vm-config',
      'r/b/link.xml unknown',
      'r/c/log.evtx evtx',
    ]);
    expect(inputs[4]?.coverage.notRead[0]?.reason).toBe('It is a symbolic link, which is not followed.');
  });

  test('a file that is reached twice is checked once', async () => {
    const { inputs } = await json(['r', 'r/a.xml', 'r/'], { files: { 'r/a.xml': clean } });
    expect(inputs.map((input) => input.path)).toEqual(['r/a.xml']);
  });

  test('one that fails does not lose the others', async () => {
    const { inputs } = await json(['r', 'gone'], {
      files: { 'r/a.xml': clean, 'r/b.xml': clean, 'r/d/x.xml': clean, 'r/e.xml': clean },
      locked: ['r/b.xml', 'r/d'],
    });
    expect(inputs.map(({ path: shown, coverage }) => `${shown}: ${coverage.notRead[0]?.reason ?? 'read'}`)).toEqual([
      'r/a.xml: read',
      'r/b.xml: Access is denied.',
      'r/d: Access is denied.',
      'r/e.xml: read',
      'gone: There is no such file.',
    ]);
  });

  test.each([
    ['UTF-8', new TextEncoder().encode(clean)],
    ['UTF-16LE', encodeUtf16le(vmConfig())],
    ['UTF-16BE without a byte order mark', encodeUtf16be(vmConfig(), false)],
  ])('standard input: %s', async (_name, stdin) => {
    const { inputs } = await json(['-'], { stdin, files: {} });
    expect(inputs.map(({ path: shown, kind, coverage }) => [shown, kind, coverage.bytesRead])).toEqual([
      ['-', 'vm-config', stdin.length],
    ]);
  });

  test('standard input that is empty or junk is named, not refused', async () => {
    for (const stdin of ['', Uint8Array.of(0, 255, 1)]) {
      const { code, stdout } = await hvbackup(['check', '-'], { stdin, files: {} });
      expect(code).toBe(0);
      expect(stdout).toContain('-: not recognised.');
    }
  });

  test('the host OS: said, or assumed and said so', async () => {
    const files = { 'a.xml': clean };
    expect((await json(['a.xml'], { files })).hostOs).toBe('windows-server-2012-r2');
    expect((await json(['a.xml', '--host-os', '2016'], { files })).hostOs).toBe('windows-server-2016');
    expect((await hvbackup(['check', 'a.xml'], { files })).stdout).toContain('assumed from the configuration version');
    expect((await hvbackup(['check', 'a.xml', '--host-os', 'Windows-Server-2012-R2'], { files })).stdout).toContain(
      'Host OS: Windows Server 2012 R2.',
    );
  });

  test('neighbours of a named file are looked at, and one that cannot be read is said', async () => {
    const files = { 'vm/Virtual Machines/a.xml': clean, 'vm/Snapshots/b.xml': clean, 'vm/Snapshots/web.xml': '<a/>' };
    const argv = ['check', 'vm/Virtual Machines/a.xml'];
    expect((await hvbackup(argv, { files })).stderr).toBe('');
    const { stderr, code } = await hvbackup(argv, { files, locked: ['vm/Snapshots/b.xml'] });
    expect(stderr).toBe("hvbackup: 1 neighbouring file(s) could not be read for a VM's id.\n");
    expect(code).toBe(0);
  });

  test('options that only logs need are accepted and said to do nothing', async () => {
    const { code, stderr } = await hvbackup(
      ['check', 'a.xml', '--time-zone', 'Europe/Berlin', '--clock-offset', 'HV01=-42'],
      { files: { 'a.xml': clean } },
    );
    expect(code).toBe(0);
    expect(stderr).toBe(
      'hvbackup: --time-zone has no effect on "check".\nhvbackup: --clock-offset has no effect on "check".\n',
    );
  });
});

describe('formats', () => {
  const files = {
    'case/ok.xml': clean,
    'case/bad.xml': faulty,
    'case/notes.txt': 'hello',
    'case/System.evtx': 'ElfFile\0',
    'case/old.evt': '0\0\0\0LfLe',
  };
  const setup = { files };
  /** Findings of rules come and go; what is golden here is what depends on none. */
  const args = ['check', 'case/notes.txt', 'case/System.evtx', 'case/old.evt', 'gone.xml'];

  test.each(['text', 'json', 'sarif', 'markdown'])('%s', async (format) => {
    expectGolden(`cli/check-${format}`, (await hvbackup([...args, '--format', format], setup)).stdout);
  });

  test('SARIF is valid with findings', async () => {
    const log = expectSarif((await hvbackup(['check', 'case', '--format', 'sarif'], setup)).stdout);
    expect(log.runs[0]?.results?.length).toBeGreaterThan(0);
    expect(log.runs[0]?.tool.driver.version).toBe('0.0.0-test');
  });

  test('every format tells of the same findings', async () => {
    const { findings } = await json(['case'], setup);
    const { stdout: text } = await hvbackup(['check', 'case'], setup);
    const { stdout: markdown } = await hvbackup(['check', 'case', '--format', 'markdown'], setup);
    expect(text.match(/^case\/bad\.xml:\d+:\d+ /gm)?.length).toBe(findings.length);
    expect(markdown.match(/^### /gm)?.length).toBe(findings.length);
  });

  test('the same files give the same output', async () => {
    for (const format of ['text', 'json', 'sarif', 'markdown']) {
      const once = await hvbackup(['check', 'case', '--format', format], setup);
      expect(await hvbackup(['check', 'case', '--format', format], setup)).toEqual(once);
    }
  });

  test('colour on a terminal only, and never with NO_COLOR', async () => {
    const coloured = async (isTTY: boolean, env: Record<string, string>): Promise<boolean> =>
      (await hvbackup(['check', 'case'], { files, isTTY, env })).stdout.includes('\u001b[');
    expect(await coloured(true, {})).toBe(true);
    expect(await coloured(false, {})).toBe(false);
    expect(await coloured(true, { NO_COLOR: '1' })).toBe(false);
    expect(await coloured(true, { TERM: 'dumb' })).toBe(false);
    for (const format of ['json', 'sarif', 'markdown']) {
      expect((await hvbackup(['check', 'case', '--format', format], { files, isTTY: true })).stdout).not.toContain(
        '\u001b[',
      );
    }
  });
});

describe('hostile names', () => {
  const evil = 'a\n\u001b]0;x\u0007\u202eb #%?&<>`|.xml';
  const files = { [`dir/${evil}`]: vmConfig({ name: 'X\u001b[31m\nY', replace: ['</properties>', ''] }) };

  test.each(['text', 'markdown', 'json', 'sarif'])('%s holds no control character', async (format) => {
    const { stdout } = await hvbackup(['check', 'dir', '--format', format], { files });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    if (format === 'sarif') expectSarif(stdout);
  });

  test('a path that climbs is what the user named', async () => {
    expect((await hvbackup(['check', '../../etc/gone'], { files: {} })).stdout).toContain(
      '../../etc/gone: could not be read.',
    );
  });
});

test('--anonymize: no name of the customer is in any format', async () => {
  const name = 'Contoso-Payroll';
  const text = vmConfig({
    name,
    ide: [{ path: `\\\\fabrikam-fs\\vms\\${name}\\woodgrove.vhdx` }],
    replace: ['</properties>', ''],
  });
  const files = { [`Contoso/${name}.xml`]: text, 'Contoso/woodgrove.txt': 'x' };
  for (const format of ['text', 'json', 'sarif', 'markdown']) {
    const { stdout, stderr } = await hvbackup(['check', 'Contoso', 'gone-contoso', '--anonymize', '--format', format], {
      files,
    });
    expect(stdout).not.toMatch(/payroll|woodgrove|fabrikam|Contoso[-/]/i);
    expect(stderr).toBe('');
  }
});

describe('on the real file system', () => {
  test('a folder with a link, junk, an unreadable file and a configuration', async () => {
    await inTempFolder(async (folder) => {
      writeBelow(folder, 'Virtual Machines/a b.xml', encodeUtf16le(vmConfig()));
      writeBelow(
        folder,
        'junk.bin',
        Uint8Array.from({ length: 5000 }, (_unused, at) => (at * 7919) % 256),
      );
      const secret = writeBelow(folder, 'secret.xml', clean);
      chmodSync(secret, 0o000);
      symlinkSync(folder, path.join(folder, 'loop'));
      const { stdout, code } = await hvbackup(['check', folder, '--format', 'json']);
      const { inputs } = JSON.parse(stdout) as Shown;
      const shown = inputs.map((input) => `${path.posix.relative(folder, input.path)} ${input.kind}`);
      expect(shown.filter((line) => !line.startsWith('secret'))).toEqual([
        'Virtual Machines/a b.xml vm-config',
        'junk.bin unknown',
        'loop unknown',
      ]);
      expect(shown).toHaveLength(4);
      expect(code).toBe(0);
    });
  });

  test('what the system says is put in words, without the path', async () => {
    await inTempFolder(async (folder) => {
      const at = async (name: string): Promise<string | undefined> =>
        (await json([path.join(folder, name)], {})).inputs[0]?.coverage.notRead[0]?.reason;
      expect(await at('gone')).toBe('There is no such file.');
      writeBelow(folder, 'file', 'x');
      expect(await at('file/below')).toBe('There is no such file.');
      symlinkSync('self', path.join(folder, 'self'));
      expect(await at('self')).toBe('Its symbolic links lead in a circle.');
      expect(await at('x'.repeat(300))).toBe('Its path is longer than the system takes.');
    });
  });

  test('a named link to a file is followed', async () => {
    await inTempFolder(async (folder) => {
      writeBelow(folder, 'real.xml', clean);
      symlinkSync('real.xml', path.join(folder, 'link.xml'));
      expect((await json([path.join(folder, 'link.xml')], {})).inputs[0]?.kind).toBe('vm-config');
    });
  });

  test('21 MB are read to their end', async () => {
    await inTempFolder(async (folder) => {
      const padding = ' '.repeat(21 * 1024 * 1024);
      const file = writeBelow(folder, 'big.xml', clean.replace('</configuration>', `${padding}</configuration>`));
      const { inputs, findings } = await json([file], {});
      expect(inputs[0]?.coverage.bytesRead).toBe(Buffer.byteLength(clean) + padding.length);
      expect(findings.filter(({ code }) => code.startsWith('xml/'))).toEqual([]);
    });
  });

  test('a file of more text than a string holds is said to be', async () => {
    await inTempFolder(async (folder) => {
      const file = writeBelow(folder, 'huge.xml', clean);
      // Sparse: it takes no room on the disk.
      truncateSync(file, 1_200_000_000);
      const { code, stdout } = await hvbackup(['check', file]);
      expect(code).toBe(3);
      expect(stdout).toContain('Its 1200000000 bytes make more text than can be held at once (536870888 characters).');
    });
  });
});
