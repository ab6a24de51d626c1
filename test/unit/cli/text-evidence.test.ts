import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { good2012R2 } from '../../fixtures/runs/good';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { logsOf } from '../../support/records-to-evtx';
import { ids, shadowList, writerList } from '../../support/vssadmin';
import { hvbackup } from './harness';

const set = '{aaaa0000-0000-4000-8000-000000000002}';
const shadows = shadowList([{ number: 1, set, type: 'Backup', machine: 'HV01', created: '2014-03-06 23:00:31' }]);
const writers = writerList([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }]);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const failed = failedCheckpoint.find(({ cause }) => cause === 10103)?.records ?? [];
const sql = [
  '[03/06/2014 22:59:00, TID 1a2c] Service: MSSQLSERVER Server: VM001. Version=12',
  '[03/06/2014 23:00:11, TID 1a2c] Entering SQL Writer OnFreeze.',
  '[03/06/2014 23:00:14, TID 1a2c] Entering SQL Writer OnThaw.',
].join('\r\n');
const evidence = {
  ...logsOf(good2012R2),
  'shadows.txt': utf8(shadows),
  'SqlWriterLogger.txt': utf8(sql),
  'note.txt': utf8('hello'),
};
const folder = Object.fromEntries(Object.entries(evidence).map(([name, bytes]) => [`e/${name}`, bytes]));

interface RunsJson {
  readonly runs: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly evidence: readonly { readonly path: string; readonly mark?: string }[];
    }[];
  }[];
}

async function runs(
  argv: readonly string[],
  files: Record<string, Uint8Array>,
): Promise<RunsJson & { readonly code: number }> {
  const { code, stdout } = await hvbackup(['runs', '--format', 'json', ...argv], { files });
  // The format is that of the command's own tests.
  return { ...(JSON.parse(stdout) as RunsJson), code };
}

function marked(json: RunsJson): unknown[] {
  return json.runs.flatMap(({ steps }) =>
    steps.flatMap(({ id, evidence: places }) =>
      places.filter(({ mark }) => mark !== undefined).map((place) => [id, place]),
    ),
  );
}

describe('hvbackup runs over logs and texts', () => {
  test.each([
    ['a folder', ['e'], folder, 'e/'],
    ['a zip', ['b.zip'], { 'b.zip': zipSync(evidence) }, 'b.zip/'],
  ] satisfies [string, string[], Record<string, Uint8Array>, string][])(
    'of %s: one run with the evidence of all three',
    async (_name, paths, files, at) => {
      const json = await runs([...paths, '--time-zone', '+01:00'], files);
      expect(json.code).toBe(0);
      expect(json.runs).toHaveLength(1);
      expect(marked(json)).toEqual([
        ['guest-freeze', expect.objectContaining({ mark: 'sql-writer/freeze', path: `${at}SqlWriterLogger.txt` })],
        ['guest-freeze', expect.objectContaining({ mark: 'sql-writer/thaw', path: `${at}SqlWriterLogger.txt` })],
        [
          'volume-snapshot',
          expect.objectContaining({ mark: 'vssadmin/shadow-copy', path: `${at}shadows.txt`, host: 'HV01' }),
        ],
      ]);
      expect(JSON.stringify(json)).not.toContain('"eventId":0');
    },
  );

  test('a time whose zone nobody named is read as UTC and said; it then is of no step here', async () => {
    const { stdout } = await hvbackup(['runs', 'e'], { files: folder });
    expect(stdout).toContain('times stand without a zone and are read as UTC');
    expect(stdout).toContain(
      'shows the snapshot set of this backup at 2014-03-06 23:00:31 UTC, which is not in its time',
    );
    expect(stdout).not.toContain('vssadmin shadow copy');
  });

  test('a text that tells of no run is named with the reason, and is not taken for a failure', async () => {
    const { stdout, code } = await hvbackup(['runs', 'w.txt'], {
      files: { 'w.txt': writerList([{ name: 'System Writer', id: ids.system, state: 1 }]) },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('It is vssadmin, and nothing in it is of a run.');
  });

  test('names of computers that stand in a text are hidden, there and in the runs', async () => {
    const { stdout } = await hvbackup(['runs', 'e', '--time-zone', '+01:00', '--anonymize'], { files: folder });
    expect(stdout).toContain('vssadmin shadow copy');
    expect(stdout).not.toMatch(/HV01/i);
  });
});

describe('hvbackup events over logs and texts', () => {
  test('a line of a text stands in its place by time, with what it is for an id', async () => {
    const { stdout, stderr } = await hvbackup(['events', 'e', '--time-zone', '+01:00'], { files: folder });
    // Each line is one record, as the tests of the command say.
    const all = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { time: string; mark?: string; eventId: number | null; meaning?: object });
    const times = all.map(({ time }) => time);
    expect([...times].sort()).toEqual(times);
    const line = all.find(({ mark }) => mark === 'vssadmin/shadow-copy');
    expect(line).toMatchObject({
      time: '2014-03-06T22:00:31.0000000Z',
      eventId: null,
      mark: 'vssadmin/shadow-copy',
      meaning: { step: 'volume-snapshot', text: 'A shadow copy of a volume was created.' },
    });
    expect(stderr).toContain('e/shadows.txt: 1 of 1 record(s) shown');
    expect(stderr).toContain('e/note.txt is not read: what it is was not recognised.');
  });

  test.each([
    ['csv', /vssadmin,,4,,.*,vssadmin\/shadow-copy\r\n/],
    ['text', /HV01 {2}vssadmin shadow copy\n {4}A shadow copy of a volume was created\./],
    ['ecs', /"code":"vssadmin\/shadow-copy","provider":"vssadmin".*"data":\{"SetId":/],
  ])('%s shows what it is in place of an id', async (format, shape) => {
    const { stdout } = await hvbackup(['events', 'shadows.txt', '--format', format], {
      files: { 'shadows.txt': shadows },
    });
    expect(stdout).toMatch(shape);
    expect(stdout).not.toMatch(/vssadmin 0\b|"event_id"/);
    if (format === 'ecs') expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  test('what has no time has none in any format', async () => {
    const show = async (format: string): Promise<string> =>
      (await hvbackup(['events', 'w.txt', '--format', format], { files: { 'w.txt': writers } })).stdout;
    expect(await show('ndjson')).toMatch(/^\{"time":null,"host":""/);
    expect(await show('text')).toMatch(/^no time /);
    expect(await show('ecs')).not.toMatch(/@timestamp|not-credible/);
    expect(await show('csv')).toContain('\r\n,,,vssadmin,,2,');
  });

  test('event ids choose none of them, a provider does', async () => {
    const files = { 'shadows.txt': shadows };
    expect((await hvbackup(['events', 'shadows.txt', '--id', '8222'], { files })).stdout).toBe('');
    expect((await hvbackup(['events', 'shadows.txt', '--provider', 'vssadmin'], { files })).stdout).toContain(
      'shadow-copy',
    );
    expect((await hvbackup(['events', 'shadows.txt', '--all'], { files })).stdout).toContain('shadow-copy');
  });
});

describe('hvbackup check over logs and texts', () => {
  test('findings of a text stay at their lines, and what it says of a backup is in the same observation', async () => {
    const files = Object.fromEntries(Object.entries(logsOf(failed)).map(([name, bytes]) => [`e/${name}`, bytes]));
    const { stdout, code } = await hvbackup(['check', 'e', '--format', 'json'], {
      files: { ...files, 'e/w.txt': writers },
    });
    const { inputs, findings } = JSON.parse(stdout) as {
      inputs: { path: string; kind: string; coverage: { notes?: string[] } }[];
      findings: { code: string; path: string; range?: object }[];
    };
    expect(code).toBe(1);
    expect(findings.filter(({ path }) => path === 'e/w.txt')).toMatchObject([
      { code: 'HVB088', range: { start: { line: 7, character: 15 } } },
    ]);
    expect(findings.some(({ path }) => path.endsWith('.evtx'))).toBe(true);
    expect(inputs.filter(({ path }) => path === 'e/w.txt')).toMatchObject([
      { kind: 'vssadmin', coverage: { records: 1, notRead: [] } },
    ]);
  });

  test('how the times of a text were read is said', async () => {
    const { stdout } = await hvbackup(['check', 'shadows.txt', '--format', 'json', '--time-zone', '+01:00'], {
      files: { 'shadows.txt': shadows },
    });
    expect(stdout).toContain('is read as +01:00');
  });
});
