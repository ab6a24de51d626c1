import { describe, expect, test } from 'vitest';
import { observe } from '../../../src/core/runs';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2 } from '../../fixtures/runs/good';
import { logsOf } from '../../support/records-to-evtx';
import { vmConfig } from '../../support/vm-config';
import { hvbackup } from './harness';

const article = `hvbackup: 1
name: The article
host: { os: windows-server-2012-r2, cluster: HVC01, nodes: [HV01] }
storage: [ { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1' } ]
provider: { kind: hardware, name: Compellent, transportable: true, secondsPerSnapshot: 40 }
requestor: { product: veeam, mode: off-host, window: 6 h }
vms:
  - { name: VM001, node: HV01, generation: 1, controllers: { ide: 2, scsi: 0 }, guest: { os: windows-server-2012-r2, state: running },
      disks: [ { kind: vhdx, on: ide, path: 'C:\\ClusterStorage\\Volume1\\VM001\\root.vhdx' } ] }
  - { name: LNX1, guest: { os: linux, backupDaemon: true }, count: 3 }
`;
const files = { '/case/a.hvbackup.yaml': article };

describe('hvbackup predict', () => {
  test('tells what the plan will do, as text', async () => {
    const { code, stdout, stderr } = await hvbackup(['predict', '/case/a.hvbackup.yaml'], { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchSnapshot();
  });

  test('as Markdown', async () => {
    const { stdout } = await hvbackup(['predict', '/case/a.hvbackup.yaml', '--format', 'markdown'], { files });
    expect(stdout).toMatchSnapshot();
  });

  test('as JSON, in the shape of observed runs', async () => {
    const { stdout } = await hvbackup(['predict', '/case/a.hvbackup.yaml', '--format', 'json'], { files });
    const report: unknown = JSON.parse(stdout);
    expect(report).toMatchObject({
      version: 1,
      runs: [
        {
          origin: 'predicted',
          vm: { name: 'VM001' },
          outcome: 'failed',
          consistency: 'none',
          failure: { step: 'precheck', event: 'VMMS 10103', rules: ['HVB001'] },
        },
        { vm: { name: 'LNX1' }, outcome: 'succeeded', consistency: 'file-system', count: 3 },
      ],
      plan: { vms: 4, storageSnapshots: 1, rounds: 1, windowSeconds: 21600 },
    });
  });

  test('as a sequence diagram and as a picture, both told as predicted and without a date', async () => {
    const withJob = `${article}jobs: [ { name: night, at: '22:00', vms: [VM001, LNX1] } ]\n`;
    const own = { files: { '/case/a.hvbackup.yaml': withJob } };
    const mermaid = await hvbackup(['predict', '/case/a.hvbackup.yaml', '--format', 'mermaid'], own);
    expect(mermaid.stdout).toContain('PREDICTED, not observed: VM001, 22:00: failed, consistency none');
    expect(mermaid.stdout).toMatch(/-x\w+: .*\(expected to fail\)/);
    expect(mermaid.stdout).toContain('(expected, leaves no record)');
    const svg = await hvbackup(['predict', '/case/a.hvbackup.yaml', '--format', 'svg'], own);
    expect(svg.stdout).toMatch(/^<\?xml [^>]+>\s*<svg /);
    expect(svg.stdout.match(/class="predicted-frame"/g)).toHaveLength(2);
    expect(svg.stdout).toContain('VM001 on HV01: predicted to fail');
    expect(svg.stdout).toContain('It is to begin at 22:00.');
    for (const { stdout } of [mermaid, svg]) expect(stdout).not.toMatch(/1601|UTC|Coverage|No event log/);
  });

  test('takes the facts of a configuration beside it', async () => {
    const text = 'hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nvms: [ { config: ./vm.xml } ]\n';
    const { stdout } = await hvbackup(['predict', '/case/a.hvbackup.yaml'], {
      files: { '/case/a.hvbackup.yaml': text, '/case/vm.xml': vmConfig({ name: 'FROM-FILE' }) },
    });
    expect(stdout).toContain('FROM-FILE');
  });

  test('reads standard input', async () => {
    const { code, stdout } = await hvbackup(['predict', '-'], { stdin: article, files: {} });
    expect(code).toBe(0);
    expect(stdout).toContain('VM001');
  });

  test('hides names', async () => {
    const { stdout } = await hvbackup(['predict', '/case/a.hvbackup.yaml', '--anonymize'], { files });
    expect(stdout).not.toMatch(/VM001|LNX1|HV01/);
    expect(stdout).toContain('VMMS 10103');
  });

  test.each([
    [['predict'], 2, 'Name one scenario'],
    [['predict', '/case/a.hvbackup.yaml', '/case/a.hvbackup.yaml'], 2, 'Name one scenario'],
    [['predict', '/case/none.yaml'], 3, 'There is no such file'],
    [['predict', '/case/empty.yaml'], 1, 'plans no VM'],
    [['predict', '/case/wrong.yaml'], 1, 'has 1 mistake'],
  ])('%j ends with %i', async (argv, code, words) => {
    const found = await hvbackup(argv, {
      files: {
        ...files,
        '/case/empty.yaml': 'hvbackup: 1\n',
        '/case/wrong.yaml': article.replace('name: The', 'nam: The'),
      },
    });
    expect(found.code).toBe(code);
    expect(found.stderr).toContain(words);
  });
});

describe('hvbackup check on a scenario', () => {
  test('tells its mistakes where they stand', async () => {
    const { code, stdout } = await hvbackup(['check', '/case/a.hvbackup.yaml'], {
      files: { '/case/a.hvbackup.yaml': article.replace('veeam', 'veem') },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('scenario/value');
    expect(stdout).toContain('perhaps "veeam" was meant');
  });

  test('that is too large to be read says that nothing of it was', async () => {
    const { stdout } = await hvbackup(['check', '/case/a.hvbackup.yaml', '--format', 'json'], {
      files: { '/case/a.hvbackup.yaml': `${article}#${'x'.repeat(1024 * 1024)}` },
    });
    const { inputs } = JSON.parse(stdout) as { inputs: { coverage: { bytesRead: number } }[] };
    expect(inputs.map(({ coverage }) => coverage.bytesRead)).toEqual([0]);
  });

  test('and files that are not there', async () => {
    const { stdout } = await hvbackup(['check', '/case/a.hvbackup.yaml'], {
      files: { '/case/a.hvbackup.yaml': article.replace('{ name: VM001,', '{ config: ./x.xml, name: VM001,') },
    });
    expect(stdout).toContain('There is no file "./x.xml" beside this scenario.');
  });
});

describe('a scenario with evidence', () => {
  const plan = `hvbackup: 1
host: { os: windows-server-2012-r2 }
vms: [ { name: VM001, generation: 2, guest: { os: windows-server-2012-r2, state: running } } ]
evidence: [ ./logs ]
expect: { VM001: { outcome: succeeded, consistency: application } }
`;
  const withLogs = (records: Parameters<typeof logsOf>[0], text = plan): Record<string, string | Uint8Array> => ({
    '/case/night.hvbackup.yaml': text,
    ...Object.fromEntries(Object.entries(logsOf(records)).map(([name, bytes]) => [`/case/logs/${name}`, bytes])),
  });

  test('that went as it is expected has no finding', async () => {
    const { code, stdout } = await hvbackup(['check', '/case/night.hvbackup.yaml'], { files: withLogs(good2012R2) });
    expect(stdout).not.toContain('scenario/');
    expect(code).toBe(0);
  });

  test('that went otherwise fails the check, on the line, with the step and the record', async () => {
    const records = failedCheckpoint[0]?.records ?? [];
    const vm = observe(records).runs[0]?.vm.name ?? '';
    const { code, stdout } = await hvbackup(['check', '/case/night.hvbackup.yaml', '--format', 'json'], {
      files: withLogs(records, plan.replaceAll('VM001', vm)),
    });
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: { code: string; message: string; range: { start: { line: number } }; related: object[] }[];
    };
    const found = findings.filter((finding) => finding.code === 'scenario/expect-evidence');
    expect(found[0]?.message).toMatch(/is expected to succeed; that of .* UTC has failed at [a-z-]+ \(VMMS \d+ #\d+/);
    expect(found[0]?.range.start.line).toBe(4);
    expect(found[0]?.related.length).toBeGreaterThan(0);
  });

  test('whose evidence is not there, or is no log, is told', async () => {
    const { stdout } = await hvbackup(['check', '/case/night.hvbackup.yaml'], {
      files: {
        '/case/night.hvbackup.yaml': plan.replace('[ ./logs ]', '[ ./none, ./a.txt, ../b ]'),
        '/case/a.txt': 'Hello.',
        '/b/x.evtx': logsOf(good2012R2)[Object.keys(logsOf(good2012R2))[0] ?? ''] ?? '',
      },
    });
    expect(stdout).toContain('There is no file "./none" beside this scenario.');
    expect(stdout).toContain('No log is in "./a.txt".');
    expect(stdout).toContain('"../b" leads out of the folder that is open');
  });

  test('may name files anywhere below a folder that is checked', async () => {
    const files = withLogs(good2012R2, plan.replace('./logs', '../logs'));
    const moved = { ...files, '/case/plans/night.hvbackup.yaml': files['/case/night.hvbackup.yaml'] ?? '' };
    const { stdout } = await hvbackup(['check', '/case'], { files: moved });
    expect(stdout).not.toContain('plans/night.hvbackup.yaml leads');
  });
});

describe('hvbackup runs --scenario', () => {
  const records = failedCheckpoint[0]?.records ?? [];
  const vm = observe(records).runs[0]?.vm.name ?? '';
  const files = {
    '/case/plan.hvbackup.yaml': `hvbackup: 1
host: { os: windows-server-2012-r2 }
vms:
  - { name: '${vm}', generation: 2, guest: { os: windows-server-2012-r2, state: running } }
  - { name: ABSENT, guest: { os: linux } }
`,
    ...Object.fromEntries(Object.entries(logsOf(records)).map(([name, bytes]) => [`/logs/${name}`, bytes])),
  };
  const run = (...more: readonly string[]): ReturnType<typeof hvbackup> =>
    hvbackup(['runs', '/logs', '--scenario', '/case/plan.hvbackup.yaml', ...more], { files });

  test('names the first step that went otherwise, and the VMs without a backup', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(0);
    const against = stdout.slice(stdout.indexOf('Against the scenario'));
    expect(against).toMatch(/at [a-z-]+, "[^"]+" failed, and was expected to pass\. \[VMMS \d+ #\d+/);
    expect(against).toContain('It was predicted to have succeeded, and has failed.');
    expect(against).toContain('No backup was found of ABSENT.');
  });

  test('as JSON and as Markdown', async () => {
    const report = JSON.parse((await run('--format', 'json')).stdout) as { runs: object[]; scenario: object };
    expect(report.runs.length).toBeGreaterThan(0);
    expect(report.scenario).toMatchObject({
      runs: [
        { vm: { name: vm }, predicted: { outcome: 'succeeded' }, departure: { step: expect.any(String) as string } },
      ],
      absent: ['ABSENT'],
    });
    expect((await run('--format', 'markdown')).stdout).toContain('## Against the scenario');
  });

  test('a night that went as predicted says so', async () => {
    const good = {
      '/case/plan.hvbackup.yaml': files['/case/plan.hvbackup.yaml'].replaceAll(vm, 'VM001'),
      ...Object.fromEntries(Object.entries(logsOf(good2012R2)).map(([name, bytes]) => [`/logs/${name}`, bytes])),
    };
    const { stdout } = await hvbackup(['runs', '/logs', '--scenario', '/case/plan.hvbackup.yaml'], { files: good });
    expect(stdout).toMatch(/VM001 .*: (?:as predicted|no record contradicts what was predicted)/);
  });

  test.each([
    [['--scenario', '/case/none.yaml'], 'no such file'],
    [['--scenario', '/case/empty.yaml'], 'plans no VM'],
    [['--scenario', '/case/plan.hvbackup.yaml', '--format', 'svg'], '--scenario has no format svg'],
  ])('%j cannot be run', async (argv, words) => {
    const { code, stderr } = await hvbackup(['runs', '/logs', ...argv], {
      files: { ...files, '/case/empty.yaml': 'hvbackup: 1\n' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  test('hides names', async () => {
    const { stdout } = await run('--anonymize');
    expect(stdout.slice(stdout.indexOf('Against'))).not.toContain(vm);
  });
});
