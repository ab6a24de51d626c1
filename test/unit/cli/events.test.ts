import { describe, expect, test } from 'vitest';
import { Progress } from '../../../src/cli/events/progress';
import { allLogs, applicationLog, systemLog, vmmsAdmin, workerAdmin } from '../../fixtures/events';
import { writeEvtx, type EventSpec } from '../../support/evtx-writer';
import { expectGolden } from '../../support/golden';
import { vmConfig } from '../../support/vm-config';
import { hvbackup, inTempFolder, writeBelow, type CliResult, type CliSetup } from './harness';

const [first] = vmmsAdmin;
/** Belongs to no backup. */
const other: EventSpec = {
  ...first!,
  provider: 'Service Control Manager',
  guid: '{555908d1-a6d7-4695-8e1e-26931d2012f4}',
  eventId: 7036,
};

const files = {
  'HV01/VMMS-Admin.evtx': writeEvtx([other, ...vmmsAdmin]).bytes,
  'HV01/System.evtx': writeEvtx(systemLog).bytes,
  'HV01/Application.evtx': writeEvtx(applicationLog).bytes,
  'HV01/vm.xml': vmConfig(),
  'HV01/notes.txt': 'hello',
  'HV01/old.evt': '\x30\0\0\0LfLe',
};

interface Line {
  readonly time: string | null;
  readonly host: string;
  readonly provider: string;
  readonly eventId: number;
  readonly recordId: string;
  readonly data: Readonly<Record<string, string | readonly string[]>>;
  readonly meaning?: { readonly step?: string; readonly rule?: string; readonly text: string };
  readonly source: { readonly path: string; readonly byteOffset: number };
}

function linesOf({ stdout }: CliResult): Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

async function events(argv: readonly string[], setup: CliSetup = { files }): Promise<CliResult & { lines: Line[] }> {
  const result = await hvbackup(['events', ...argv], setup);
  return { ...result, lines: linesOf(result) };
}

describe('golden', () => {
  const log = {
    files: { 'logs/VMMS-Admin.evtx': files['HV01/VMMS-Admin.evtx'], 'logs/System.evtx': files['HV01/System.evtx'] },
  };
  test.each<[string, string[]]>([
    ['events-ndjson', ['logs']],
    ['events-2012-r2', ['logs', '--host-os', '2012-r2', '--provider', 'VMMS']],
    ['events-csv', ['logs', '--all', '--format', 'csv']],
    ['events-text', ['logs', '--all', '--format', 'text']],
    ['events-anonymized', ['logs', '--all', '--anonymize']],
  ])('%s', async (name, argv) => {
    const { code, stdout, stderr } = await hvbackup(['events', ...argv], log);
    expect(code).toBe(0);
    expectGolden(`cli/${name}`, `${stdout.replaceAll('\r', '')}--- standard error\n${stderr}`);
  });
});

describe('what is chosen', () => {
  test.each<[string[], number[]]>([
    [[], [13002, 10103, 19070, 19100, 10102, 18304]],
    [['--all'], [7036, 13002, 10103, 19070, 19100, 10102, 18304]],
    [
      ['--provider', 'vmms'],
      [13002, 10103, 19070, 19100, 10102, 18304],
    ],
    [['--provider', 'Hyper-V-VMMS', '--id', '10103'], [10103]],
    [
      ['--provider', 'Microsoft-Windows-Hyper-V-VMMS', '--id', '10102,10103', '--id=7036'],
      [10103, 10102],
    ],
    [['--provider', 'service control manager'], [7036]],
    [['--id', '7036'], [7036]],
    [['--provider', 'VSS'], []],
    [
      ['--since', '2014-03-06T22:09'],
      [19100, 10102, 18304],
    ],
    [['--since', '2014-03-06T22:09:12.0279698Z', '--until', '2014-03-06T22:09:13.9999999Z'], [19100]],
    [
      ['--until', '2014-03-06 22:00:01.1234568'],
      [13002, 10103],
    ],
    [['--since', '2014-03-07'], []],
    [
      ['--since', '2014-03-06T23:09+01:00'],
      [19100, 10102, 18304],
    ],
    [
      ['--since', '2014-03-06T23:09', '--time-zone', '+01:00'],
      [19100, 10102, 18304],
    ],
    [
      ['--since', '2014-03-06T23:09', '--time-zone', 'Europe/Berlin'],
      [19100, 10102, 18304],
    ],
    [
      ['--since', '2014-03-06T17:09', '--time-zone', 'America/New_York'],
      [19100, 10102, 18304],
    ],
  ])('%j', async (argv, ids) => {
    const { code, lines } = await events(['HV01/VMMS-Admin.evtx', ...argv]);
    expect([code, lines.map(({ eventId }) => eventId)]).toEqual([0, ids]);
  });

  test('a clock offset puts times right, here and in the time asked for', async () => {
    const argv = ['HV01/VMMS-Admin.evtx', '--clock-offset', 'hv01=-42.5', '--since', '2014-03-06T22:09:54.5279698Z'];
    const { lines, stderr } = await events(argv);
    expect(lines.map(({ eventId, time }) => [eventId, time])).toEqual([
      [19100, '2014-03-06T22:09:54.5279698Z'],
      [10102, '2014-03-06T22:09:56.4999999Z'],
      [18304, '2014-03-06T23:31:24.9870524Z'],
    ]);
    expect(stderr).toContain('2014-03-06T22:00:40.5000001Z to 2014-03-06T23:31:24.9870524Z');
  });

  test.each<[string[], string]>([
    [[], 'Name at least one file or folder, or - for standard input.'],
    [['x', '--id', '1x'], '--id cannot be "1x"; it is one or more event ids, for example 10103 or 10102,10103.'],
    [['x', '--id', '70000'], '--id cannot be "70000"'],
    [['x', '--since', 'yesterday'], '--since cannot be "yesterday"'],
    [['x', '--since', '2014-02-30'], '--since cannot be "2014-02-30"'],
    [['x', '--since', '2014-03-07', '--until', '2014-03-06'], '--until is not after --since'],
    [['x', '--time-zone', 'Mars/Olympus'], '--time-zone cannot be "Mars/Olympus"'],
    [['x', '--since', '2014-03-07', '--time-zone', 'Mars'], '--time-zone cannot be "Mars"'],
    [['x', '--clock-offset', 'HV01'], '--clock-offset cannot be "HV01"'],
    [['x', '--format', 'xml'], '--format cannot be "xml"'],
  ])('%j is told', async (argv, problem) => {
    const { code, stdout, stderr } = await events(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });
});

describe('files', () => {
  test('a folder: its logs are read, everything else is listed as not read', async () => {
    const { code, lines, stderr } = await events(['HV01', '--all']);
    expect(code).toBe(0);
    expect(lines).toHaveLength(1 + vmmsAdmin.length + systemLog.length + applicationLog.length);
    expect(stderr).toContain('hvbackup: HV01/vm.xml is not read: it is of kind vm-config,');
    expect(stderr).toContain('hvbackup: HV01/notes.txt is not read: what it is was not recognised.');
    expect(stderr).toContain('hvbackup: HV01/old.evt is not read: it is a log of Windows 2003 or older (.evt),');
  });

  test('a named file that cannot be read is exit code 3, the others are read', async () => {
    const { code, lines, stderr } = await events(['gone.evtx', 'HV01/System.evtx']);
    expect([code, lines.length]).toEqual([3, systemLog.length]);
    expect(stderr).toContain('hvbackup: gone.evtx is not read: ');
  });

  test('standard input', async () => {
    const { code, lines } = await events(['-'], { stdin: writeEvtx(workerAdmin).bytes });
    expect(code).toBe(0);
    expect(lines.map(({ eventId, source }) => [eventId, source.path])).toEqual(
      workerAdmin.map(({ eventId }) => [eventId, '-']),
    );
  });

  test('a carved log that begins with a chunk', async () => {
    const { code, lines, stderr } = await events(['a.bin'], {
      files: { 'a.bin': writeEvtx(vmmsAdmin).bytes.slice(4096) },
    });
    expect([code, lines.length]).toEqual([0, vmmsAdmin.length]);
    expect(stderr).toContain('The log does not begin with the header of one; its chunks were looked for.');
  });

  test('on the real disk, with the places that a hex editor shows', async () => {
    await inTempFolder(async (folder) => {
      const log = writeEvtx(Array.from({ length: 200 }, () => vmmsAdmin).flat());
      const { code, lines } = await events([writeBelow(folder, 'a.evtx', log.bytes)], {});
      expect(code).toBe(0);
      expect(lines.map(({ recordId, source }) => [recordId, source.byteOffset])).toEqual(
        log.records.map(({ id, offset }) => [String(id), offset]),
      );
    });
  });

  test('damage is said with its place, and costs no more than itself', async () => {
    const log = writeEvtx(vmmsAdmin);
    const bytes = log.bytes.slice();
    const { offset = 0, size = 0 } = log.records[2] ?? {};
    bytes.fill(0xff, offset, offset + 8);
    const { code, lines, stderr } = await events(['a.evtx'], { files: { 'a.evtx': bytes } });
    expect([code, lines.map(({ eventId }) => eventId)]).toEqual([0, [13002, 10103, 19100, 10102, 18304]]);
    expect(stderr).toContain(`not read: ${size} bytes at ${offset}: No record begins where one should.`);
    expect(stderr).toContain('in doubt: at 4608: The checksum of the records is wrong; they are shown as they read.');
    expect(stderr).toContain('record ids 1 to 6, without 3\n');
  });

  test('an interrupt ends it; what was read is shown, and what was not is said', async () => {
    // Records are given some chunks at once, and asked to stop between chunks.
    const log = writeEvtx(Array.from({ length: 300 }, () => vmmsAdmin).flat(), { recordsPerChunk: 60 });
    const { code, lines, stderr } = await events(['a.evtx'], {
      files: { 'a.evtx': log.bytes },
      interruptAfter: 2,
    });
    expect([code, lines.length]).toEqual([2, 660]);
    expect(stderr).toContain('hvbackup: a.evtx: 660 of 660 record(s) shown,');
    expect(stderr).toContain(
      `not read: ${19 * 65536} bytes at ${4096 + 11 * 65536}: It was asked to stop before this.`,
    );
  });
});

describe('hostile text', () => {
  const text = (value: string): EventSpec => ({
    ...first!,
    userData: {
      name: 'VmlEventLog',
      namespace: 'n',
      fields: [
        ['VmName', value],
        ['__proto__', 'p'],
        ['7', 'seven'],
        ['VmName', 'again'],
      ],
    },
  });
  const hostile = '=cmd|\' /C calc\'!A0\u001b[31m\r\n"x",\u202e';
  const setup = { files: { 'a.evtx': writeEvtx([text(hostile), { ...text('-1+1'), host: '@SUM(A1)' }]).bytes } };

  test('json: every name and value is there, and nothing acts on a terminal', async () => {
    const { stdout, lines } = await events(['a.evtx'], setup);
    expect(stdout).not.toMatch(/[\u001b\u202e\r]/);
    expect(Object.entries(lines[0]?.data ?? {})).toEqual(
      expect.arrayContaining([
        ['VmName', [hostile, 'again']],
        ['7', 'seven'],
        ['__proto__', 'p'],
      ]),
    );
  });

  test('csv: no cell is a formula, and a record is a line', async () => {
    const { stdout } = await hvbackup(['events', 'a.evtx', '--format', 'csv'], setup);
    const lines = stdout.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(lines[2]).toContain(",'@SUM(A1),");
    expect(lines[1]).toContain('"VmName==cmd|');
  });

  test('text: nothing acts on a terminal', async () => {
    const { stdout } = await hvbackup(['events', 'a.evtx', '--format', 'text'], setup);
    expect(stdout).not.toMatch(/[\u001b\u202e\r]/);
    expect(stdout.split('\n')).toHaveLength(2 * 3 + 1);
  });

  test('a time of no clock is none', async () => {
    const { lines, stderr } = await events(['a.evtx'], {
      files: { 'a.evtx': writeEvtx([{ ...first!, time: '1601-01-01T00:00:00Z' }]).bytes },
    });
    expect(lines.map(({ time }) => time)).toEqual([null]);
    expect(stderr).toContain('1 record(s) have a time that no clock shows; they stand without one.');
  });
});

describe('pseudonyms', () => {
  test('no name of the customer is left, in any format, on either stream', async () => {
    const logs = Object.fromEntries(
      Object.entries(allLogs).map(([name, list]) => [`CONTOSO/${name}.evtx`, writeEvtx(list).bytes]),
    );
    for (const format of ['ndjson', 'csv', 'text']) {
      const { stdout, stderr, code } = await hvbackup(
        ['events', 'CONTOSO', '--all', '--anonymize', '--format', format],
        { files: logs },
      );
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(/contoso|HV01|SQL-02|LNX1|S-1-5-83/i);
      // What is needed to match evidence stays.
      expect(stdout).toContain('D5C4A602-CC4A-41B7-BFCB-85359B37E457');
      expect(stdout).toContain('ClusterStorage');
    }
  });

  test('a name that is met late is hidden early', async () => {
    const early = {
      ...first!,
      userData: { name: 'VmlEventLog', namespace: 'n', fields: [['Text', 'moving Zulu-9 away']] as const },
    };
    const late = {
      ...first!,
      userData: { name: 'VmlEventLog', namespace: 'n', fields: [['VmName', 'Zulu-9']] as const },
    };
    const { lines } = await events(['a.evtx', '--anonymize'], { files: { 'a.evtx': writeEvtx([early, late]).bytes } });
    expect(lines.map(({ data }) => data)).toEqual([{ Text: 'moving VM-1 away' }, { VmName: 'VM-1' }]);
  });
});

test('an option without effect is said to have none', async () => {
  const { stderr } = await events(['HV01/System.evtx', '--time-zone', '+01:00']);
  expect(stderr).toContain('hvbackup: --time-zone has no effect here:');
});

test('a long read shows how far it is, on a terminal only', () => {
  const progress = { bytesRead: 50_000_000, bytes: 100_000_000 };
  for (const [isTTY, bytes, expected] of [
    [true, 100_000_000, ['\r\u001b[K50 % of a.evtx', '\r\u001b[K']],
    [false, 100_000_000, []],
    [true, 60_000, []],
  ] as const) {
    const talk: string[] = [];
    const stderr = { write: (text: string) => void talk.push(text), isTTY };
    const line = new Progress({ stderr });
    line.report({ progress: { ...progress, bytes } }, 'a.evtx');
    line.clear();
    expect(talk).toEqual(expected);
  }
});
