import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { logsOf } from '../../support/records-to-evtx';
import { vmConfig } from '../../support/vm-config';
import { writeZip } from '../../support/zip-writer';
import { hvbackup, type CliSetup } from './harness';

const failed = failedCheckpoint.find(({ cause }) => cause === 10103)?.records ?? [];
const config = 'VM001/Virtual Machines/11111111-2222-3333-4444-555555555555.xml';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A zip as a customer sends it: logs, a configuration, and what is none of ours. */
function bundle(more: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    ...logsOf(failed),
    [config]: utf8(vmConfig()),
    'photo.png': utf8('\x89PNG'),
    ...more,
  });
}

interface CheckJson {
  readonly inputs: readonly {
    readonly path: string;
    readonly kind: string;
    readonly coverage: { readonly notRead: readonly { readonly reason: string }[] };
  }[];
  readonly findings: readonly { readonly code: string; readonly path: string; readonly message: string }[];
}

async function check(
  argv: readonly string[],
  setup: CliSetup,
): Promise<CheckJson & { readonly code: number; readonly stderr: string }> {
  const { code, stdout, stderr } = await hvbackup(['check', '--format', 'json', ...argv], setup);
  // The format is that of the command's own tests.
  return { ...(JSON.parse(stdout) as CheckJson), code, stderr };
}

describe('a zip of evidence', () => {
  test('is checked as the folder would be: the same findings at the same records', async () => {
    const files = { ...logsOf(failed), [config]: utf8(vmConfig()) };
    const folder = await check(['e'], {
      files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`e/${name}`, bytes])),
    });
    const zip = await check(['bundle.zip'], { files: { 'bundle.zip': zipSync(files) } });
    expect(zip.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(zip.findings).replaceAll('bundle.zip/', 'e/')).toBe(JSON.stringify(folder.findings));
    expect(zip.inputs.map(({ path }) => path.replace(/^bundle\.zip\//, 'e/')).sort()).toEqual(
      folder.inputs.map(({ path }) => path).sort(),
    );
    expect(zip.code).toBe(folder.code);
  });

  test('gives the runs and the events of its logs, from standard input too', async () => {
    const zip = bundle();
    const log = Object.keys(logsOf(failed))[0] ?? '';
    for (const [path, setup] of [
      ['bundle.zip', { files: { 'bundle.zip': zip } }],
      ['-', { stdin: zip, files: {} }],
      ['in', { files: { 'in/bundle.zip': zip } }],
    ] as const) {
      const shown = path === 'in' ? 'in/bundle.zip' : path;
      const runs = await hvbackup(['runs', path], setup);
      expect(runs.stdout, path).toContain(`${shown}/${log}`);
      expect(runs.stdout).toMatch(/failed/);
      expect(runs.code).toBe(0);
      const events = await hvbackup(['events', '--all', path], setup);
      expect(events.stdout.trimEnd().split('\n').length).toBeGreaterThan(3);
      expect(events.stdout).toContain(`"path":"${shown}/${log}"`);
      expect(events.stderr).toContain(`${shown}/photo.png is not read`);
    }
  });

  test('threads read no entry: they would not find it', async () => {
    let started = 0;
    const startReader = (): never => {
      started++;
      throw new Error('not here');
    };
    const result = await hvbackup(['events', '--all', '--workers', '4', 'b.zip'], {
      files: { 'b.zip': bundle() },
      startReader,
    });
    expect(result.stdout).not.toBe('');
    expect(started).toBe(0);
  });

  test('parts that cannot be read are named with the reason, and the others are read', async () => {
    const files = {
      'b.zip': writeZip([
        { name: 'locked.evtx', content: 'x', says: { flags: 1 } },
        { name: 'inner.zip', content: writeZip([]) },
        { name: 'broken.txt', content: 'abc', says: { crc: 7 } },
        { name: config, content: vmConfig() },
      ]),
    };
    const { inputs, code } = await check(['--fail-on', 'never', 'b.zip'], { files });
    expect(inputs.map(({ path, kind, coverage }) => [path, kind, coverage.notRead[0]?.reason])).toEqual([
      [`b.zip/${config}`, 'vm-config', undefined],
      ['b.zip/broken.txt', 'unknown', 'It is damaged: its checksum does not fit its bytes.'],
      [
        'b.zip/inner.zip',
        'zip',
        'It is a zip inside a zip, which is not looked into; unpack the outer one and give the folder.',
      ],
      ['b.zip/locked.evtx', 'unknown', 'It is encrypted; unpack the archive with its password and give the folder.'],
    ]);
    expect(code).toBe(0);
    const runs = await hvbackup(['runs', 'b.zip'], { files });
    expect(runs.stdout).toContain('It is encrypted');
    const events = await hvbackup(['events', 'b.zip'], { files });
    expect(events.stderr).toContain('b.zip/locked.evtx is not read: It is encrypted');
  });

  test('an archive that is cut off could not be read: exit code 3 when it was named', async () => {
    const cut = bundle().subarray(0, 2000);
    const named = await check(['b.zip'], { files: { 'b.zip': cut } });
    expect(named.code).toBe(3);
    expect(named.inputs).toMatchObject([{ path: 'b.zip', kind: 'zip' }]);
    const { stdout } = await hvbackup(['check', 'b.zip'], { files: { 'b.zip': cut } });
    expect(stdout).toContain('Its end is missing');
    expect((await check(['in'], { files: { 'in/b.zip': cut } })).code).toBe(0);
    const empty = await hvbackup(['check', 'b.zip'], { files: { 'b.zip': writeZip([]) } });
    expect(empty.stdout).toContain('It is an archive without a file.');
  });

  test('a name that leads out of it is told, and with pseudonyms only that there is one', async () => {
    const files = { 'b.zip': writeZip([{ name: '../CONTOSO/x.xml', content: vmConfig() }]) };
    const shown = await hvbackup(['check', '--fail-on', 'never', 'b.zip'], { files });
    expect(shown.stderr).toContain('b.zip: The name "../CONTOSO/x.xml" leads out of the archive');
    const hidden = await hvbackup(['check', '--fail-on', 'never', '--anonymize', 'b.zip'], { files });
    expect(hidden.stderr).toBe('hvbackup: 1 name(s) inside zips were changed.\n');
  });

  test('what is not in a zip is not called absent: somebody chose what to send', async () => {
    const text = vmConfig();
    const names = (findings: CheckJson['findings']): string[] => findings.map(({ code }) => code);
    const zip = await check(['b.zip'], {
      files: { 'b.zip': zipSync({ [config]: utf8(text), 'VM001/readme.txt': utf8('x') }) },
    });
    expect(names(zip.findings)).not.toContain('vmconfig/file-not-found');
  });
});
