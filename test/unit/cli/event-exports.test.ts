import { describe, expect, test } from 'vitest';
import { fixture } from '../logs/exports/read-export';
import { hvbackup } from './harness';

const files = {
  'en.txt': fixture('details-en.txt'),
  'de.txt': fixture('details-de.txt'),
  'fr.csv': fixture('viewer-fr.csv'),
  'a.json': fixture('get-winevent.json'),
};

interface Run {
  readonly vm: { readonly name: string };
  readonly outcome: string;
  readonly start: string;
  readonly steps: readonly { readonly status: string }[];
}

interface Shown {
  readonly runs: readonly Run[];
  readonly coverage: readonly { readonly kind: string; readonly notes?: readonly string[] }[];
}

async function runsOf(...args: readonly string[]): Promise<Shown> {
  const { stdout } = await hvbackup(['runs', ...args, '--format', 'json'], { files });
  return JSON.parse(stdout) as Shown;
}

describe('events', () => {
  test('records, what they mean and where they stand; what was assumed is said', async () => {
    const { code, stdout, stderr } = await hvbackup(['events', 'de.txt'], { files });
    const [first, second] = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(0);
    expect(first).toMatchObject({
      time: '2014-03-21T22:00:13.0000000Z',
      eventId: 10150,
      meaning: { step: 'checkpoint-create' },
      source: { path: 'de.txt', byteOffset: 0 },
    });
    expect(second).toMatchObject({ eventId: 18012 });
    expect(stderr).toContain('hvbackup: de.txt: 2 of 2 record(s) shown');
    expect(stderr).toContain('  2 times stand without a zone and are read as UTC, for want of --time-zone');
  });

  test('--time-zone holds for what names none', async () => {
    const { stdout, stderr } = await hvbackup(['events', 'de.txt', 'a.json', '--time-zone', 'Europe/Berlin'], {
      files,
    });
    const times = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { time: string }).time);
    expect(times).toEqual([
      '2014-03-21T21:00:13.0000000Z',
      '2014-03-21T21:00:14.0000000Z',
      '2014-03-21T22:00:13.1230000Z',
      '2014-03-21T22:00:14.1230000Z',
    ]);
    expect(stderr).toContain('read as Europe/Berlin.');
    expect(stderr).not.toContain('no effect');
  });

  test('where every time names its zone it has no effect only on logs that are always in UTC', async () => {
    const { stderr } = await hvbackup(['runs', 'a.json', '--time-zone', 'Z'], { files });
    expect(stderr).not.toContain('no effect');
  });

  test('what is no zone is refused everywhere', async () => {
    for (const command of ['events', 'runs', 'check']) {
      const { code, stderr } = await hvbackup([command, 'de.txt', '--time-zone', 'Mars'], { files });
      expect([code, stderr]).toEqual([2, expect.stringContaining('--time-zone cannot be "Mars"')]);
    }
  });
});

describe('runs', () => {
  test.each(['en.txt', 'de.txt', 'fr.csv', 'a.json'])(
    '%s tells of one failed backup, and of no step that is missing',
    async (name) => {
      const { runs, coverage } = await runsOf(name);
      expect(runs.map(({ vm, outcome }) => [vm.name, outcome])).toEqual([['VM007', 'failed']]);
      expect(runs[0]?.steps.map(({ status }) => status)).not.toContain('missing');
      expect(coverage).toHaveLength(1);
    },
  );

  test('the same event from two formats is one run', async () => {
    const { runs } = await runsOf('en.txt', 'a.json');
    expect(runs).toHaveLength(1);
  });

  test('what was assumed stands in the coverage, in words and as data', async () => {
    const note = expect.stringContaining('2 times stand without a zone and are read as UTC') as string;
    expect((await runsOf('fr.csv')).coverage).toMatchObject([
      { kind: 'event-csv', notes: expect.arrayContaining([note]) as unknown },
    ]);
    expect((await hvbackup(['runs', 'fr.csv'], { files })).stdout).toContain('2 times stand without a zone');
    expect((await hvbackup(['runs', 'fr.csv'], { files })).stdout).toContain('A host that no record names, ');
  });
});

describe('check', () => {
  test.each(['en.txt', 'de.txt', 'fr.csv', 'a.json'])('%s: the checkpoint that failed', async (name) => {
    const { code, stdout } = await hvbackup(['check', name, '--format', 'json'], { files });
    const { findings } = JSON.parse(stdout) as { findings: readonly { code: string }[] };
    expect([code, findings.map((one) => one.code)]).toEqual([1, ['HVB122']]);
  });

  test('what was assumed is said in text and Markdown', async () => {
    for (const format of ['text', 'markdown']) {
      const { stdout } = await hvbackup(['check', 'de.txt', '--format', format], { files });
      expect(stdout).toContain('2 times stand without a zone and are read as UTC');
    }
  });

  test('a broken entry is named with its place, and the rest is checked', async () => {
    const broken = { 'b.csv': `${files['fr.csv']}Erreur;;;;\r\n` };
    const { stdout } = await hvbackup(['check', 'b.csv'], { files: broken });
    expect(stdout).toContain('HVB122');
    expect(stdout).toContain('The row has no time, source and event id one after the other.');
  });
});

test('pseudonyms hide the VM and the host in messages as well', async () => {
  for (const name of ['de.txt', 'fr.csv', 'a.json']) {
    const { stdout } = await hvbackup(['events', name, '--anonymize'], { files });
    expect(stdout).not.toMatch(/VM007|HV07/);
  }
});
