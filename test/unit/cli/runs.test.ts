import { describe, expect, test } from 'vitest';
import { runRuns } from '../../../src/cli/runs/run-runs';
import type { LogSource } from '../../../src/cli/runs/log-source';
import { failedCheckpoint, failedGuestSnapshot, failedReferencePoint } from '../../fixtures/runs/failed';
import { good2008R2, good2012R2, good2016, goodGroup2016 } from '../../fixtures/runs/good';
import { csvNight, cutOff, noBackup, twoHosts, twoNights } from '../../fixtures/runs/nights';
import type { LogRecord } from '../../../src/core/logs/record';
import { expectGolden } from '../../support/golden';
import { logsOf } from '../../support/records-to-evtx';
import { vmConfig } from '../../support/vm-config';
import { hvbackup, inTempFolder, writeBelow } from './harness';

interface RunsJson {
  readonly coverage: readonly { readonly path: string; readonly problem?: string; readonly spans: readonly object[] }[];
  readonly clocks: readonly { readonly host: string; readonly correctionMs: number; readonly from: string }[];
  readonly notes: readonly string[];
  readonly findings: readonly { readonly code: string }[];
  readonly runs: readonly {
    readonly vm: { readonly name: string };
    readonly generation: string;
    readonly outcome: string;
    readonly consistency: string;
    readonly steps: readonly {
      readonly id: string;
      readonly status: string;
      readonly evidence: readonly { readonly path: string }[];
    }[];
    readonly story: readonly { readonly place: { readonly eventId: number } }[];
    readonly findings: readonly {
      readonly code: string;
      readonly path: string;
      readonly record: { readonly byteOffset: number };
    }[];
  }[];
}

async function runsOf(records: readonly LogRecord[], argv: readonly string[] = []): Promise<RunsJson> {
  const { code, stdout } = await hvbackup(['runs', ...argv, '--format', 'json', 'logs'], { files: below(records) });
  expect(code).toBe(0);
  return JSON.parse(stdout) as RunsJson;
}

function below(records: readonly LogRecord[]): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(logsOf(records)).map(([name, bytes]) => [`logs/${name}`, bytes]));
}

describe('written logs of each generation', () => {
  test.each([
    ['2008 R2', good2008R2, 'FS1', 'guest-snapshot', 'application'],
    ['2012 R2', good2012R2, 'VM001', 'checkpoint', 'application'],
    ['2016', good2016, 'SQL-02', 'reference-point', 'application'],
    ['2016, a VM group', goodGroup2016, 'GC1', 'reference-point', 'unknown'],
  ] as const)('a good run of %s', async (_name, records, vm, generation, consistency) => {
    const { runs } = await runsOf(records);
    expect(runs).toMatchObject([{ vm: { name: vm }, generation, consistency }]);
    expect(runs[0]!.steps.filter(({ status }) => status === 'failed' || status === 'missing')).toEqual([]);
    expect(runs[0]!.story).toEqual([]);
  });

  test.each(
    [...failedGuestSnapshot, ...failedCheckpoint, ...failedReferencePoint].map((one) => [one.name, one] as const),
  )('%s', async (_name, one) => {
    const { runs } = await runsOf(one.records);
    expect(runs).toMatchObject([{ vm: { name: one.vm }, outcome: one.outcome }]);
    expect(runs[0]!.steps.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual(one.failedSteps);
    expect(runs[0]!.story[0]?.place.eventId).toBe(one.cause);
  });
});

test('many VMs on one CSV come apart', async () => {
  const { runs } = await runsOf(csvNight);
  expect(runs).toHaveLength(20);
});

test('the evidence names the file that was given', async () => {
  const { runs } = await runsOf(twoNights);
  expect(runs[0]!.steps.flatMap(({ evidence }) => evidence)[0]?.path).toBe(
    'logs/HV01/Microsoft-Windows-Hyper-V-VMMS-Admin.evtx',
  );
  expect(runs[0]!.findings[0]).toMatchObject({
    code: 'HVB009',
    path: 'logs/HV01/Microsoft-Windows-Hyper-V-VMMS-Admin.evtx',
  });
  expect(runs[0]!.findings[0]!.record.byteOffset).toBeGreaterThan(4096);
});

describe('options', () => {
  test('--vm', async () => {
    const { runs } = await runsOf(csvNight, ['--vm', 'vm013']);
    expect(runs.map(({ vm }) => vm.name)).toEqual(['VM013']);
    const none = await hvbackup(['runs', 'logs', '--vm', 'VM999'], { files: below(csvNight) });
    expect(none.stderr).toContain('no run of a VM "VM999" was found');
    expect(none.stdout).toContain('0 runs');
  });

  test('--clock-offset says how far a clock is behind, in seconds', async () => {
    const { clocks } = await runsOf(twoHosts, ['--clock-offset', 'HV02=40']);
    expect(clocks.find(({ host }) => host === 'HV02')).toMatchObject({ correctionMs: -40_000, from: 'given' });
    const estimated = await runsOf(twoHosts);
    expect(estimated.clocks.find(({ host }) => host === 'HV02')).toMatchObject({
      correctionMs: -42_100,
      from: 'estimated',
    });
  });

  test('--host-os', async () => {
    const onlyVmms = twoNights.filter(({ eventId }) => eventId === 10144);
    const { runs } = await runsOf(onlyVmms, ['--host-os', '2012']);
    expect(runs[0]!.generation).toBe('guest-snapshot');
  });

  test('--anonymize hides names everywhere and keeps the story', async () => {
    const { stdout } = await hvbackup(['runs', 'logs', '--anonymize'], { files: below(good2012R2) });
    expect(stdout).not.toMatch(/VM001|HV01|corp\.example/);
    expect(stdout).toContain('consistency application');
    expect(stdout).toContain('19070');
  });

  test.each([
    [[], 'Name at least one file'],
    [['logs', '--format', 'png'], '--format cannot be "png"'],
    [['logs', '--host-os', '2010'], '--host-os cannot be'],
    [['logs', '--clock-offset', 'HV02'], '--clock-offset cannot be'],
    [['logs', '--vm'], '--vm needs a value'],
  ])('%s is refused', async (argv, words) => {
    const { code, stderr, stdout } = await hvbackup(['runs', ...argv], { files: below(cutOff) });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
  });
});

test('the forms are as the golden files', async () => {
  for (const format of ['text', 'markdown', 'mermaid']) {
    const { stdout } = await hvbackup(['runs', 'logs', '--format', format], { files: below(twoNights) });
    expectGolden(`cli/runs-${format}`, stdout);
  }
});

describe('what is not read', () => {
  test('other files are named with the reason', async () => {
    const files = {
      ...below(cutOff),
      'logs/vm.xml': vmConfig(),
      'logs/notes.txt': 'hello',
      'logs/old.evt': '\x30\0\0\0LfLe',
    };
    const { code, stdout } = await hvbackup(['runs', 'logs'], { files });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Not read, 1 file: logs\/vm\.xml\. It is vm-config/);
    expect(stdout).toMatch(/Not read, 1 file: logs\/notes\.txt\. It is not recognised/);
    expect(stdout).toMatch(/logs\/old\.evt\b.*before Vista/);
  });

  test('a named file that cannot be read is exit code 3, and the others are read', async () => {
    const files = { ...below(cutOff), 'locked.evtx': 'x' };
    const { code, stdout } = await hvbackup(['runs', 'logs', 'locked.evtx'], { files, locked: ['locked.evtx'] });
    expect(code).toBe(3);
    expect(stdout).toContain('1 run');
  });

  test('a log without backups says so', async () => {
    const { runs, notes } = await runsOf(noBackup);
    expect(runs).toEqual([]);
    expect(notes[0]).toBe('No backup of a VM was found in these records.');
  });

  test('an empty folder says so', async () => {
    const files = { 'empty/readme': '', 'empty/a.txt': 'x', 'empty/b.txt': 'y' };
    const { code, stdout } = await hvbackup(['runs', 'empty'], { files });
    expect(code).toBe(0);
    expect(stdout).toContain('No backup of a VM was found');
    expect(stdout).toContain('No event log was found in what was named.');
    expect(stdout).toContain(
      'Not read, 3 files: empty/a.txt, empty/b.txt, empty/readme. Of each: It is not recognised.',
    );
  });
});

test('standard input', async () => {
  const [log] = Object.entries(logsOf(twoNights)).filter(([name]) => name.includes('VMMS'));
  const { code, stdout } = await hvbackup(['runs', '-'], { files: {}, stdin: log![1] });
  expect(code).toBe(0);
  expect(stdout).toContain('VM001');
});

test('real files on disk', async () => {
  await inTempFolder(async (folder) => {
    for (const [name, bytes] of Object.entries(logsOf(good2012R2))) writeBelow(folder, name, bytes);
    const { code, stdout } = await hvbackup(['runs', folder]);
    expect(code).toBe(0);
    expect(stdout).toContain('VM001 {5b0e1d2a-4c11-4a5b-9e0f-0a1b2c3d4e01}');
  });
});

test('any source of records will do, and an interrupt still shows what was read', async () => {
  const source: LogSource = ({ io }) => {
    io.onInterrupt?.(() => undefined);
    return Promise.resolve({ records: twoNights, inputs: [], isNamedUnread: false });
  };
  const out: string[] = [];
  let stop = (): void => undefined;
  const io = {
    stdout: { write: (text: string) => void out.push(text) },
    stderr: { write: () => undefined },
    stdin: () => Promise.resolve(new Uint8Array()),
    files: {
      toUri: (path: string) => path,
      toPath: (uri: string) => uri,
      entries: () => Promise.resolve([]),
      stat: () => Promise.resolve(undefined),
      list: () => Promise.resolve([]),
      readRange: () => Promise.resolve(new Uint8Array()),
      readAll: () => Promise.resolve(new Uint8Array()),
    },
    env: {},
    version: '0',
    onInterrupt: (asked: () => void) => {
      stop = asked;
      asked();
      return () => undefined;
    },
  };
  expect(await runRuns({ positionals: ['x'], options: new Map() }, io, source)).toBe(2);
  expect(out.join('')).toContain('stopped before its end');
  expect(out.join('')).toContain('VM001');
  stop();
});
