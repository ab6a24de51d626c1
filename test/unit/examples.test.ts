import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/core/text/decode';
import { LineIndex } from '../../src/core/text/line-index';
import { hvbackup } from './cli/harness';

const examples = path.resolve(import.meta.dirname, '../../examples');

/** Every finding of the sample workspace: the code, and the text that is underlined. What is not here must not be found. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'HV01/Snapshots/9F0C2B74-E8D1-4365-B96A-04D7F1E85C3B.xml': [],
  'HV01/Virtual Machines/0C95D7B2-6F14-4E8A-B3D0-92A7C5E1F864.xml': [],
  'HV01/Virtual Machines/1E64B7D8-A2F0-4C39-86B5-D70C9F3E1A25.xml': ['error xml/document-truncated t'],
  'HV01/Virtual Machines/2B58C9D4-E10F-4763-9D8A-B7F26A04E5C1.xml': [
    'error HVB158 \\\\192.168.20.15\\vmstore\\ARCHIVE01\\ARCHIVE01.vhdx',
  ],
  'HV01/Virtual Machines/3F2504E0-4F89-41D3-9A0C-0305E82C3301.xml': ['error HVB001 manifest'],
  'HV01/Virtual Machines/51D6A8F9-3B70-4E2C-A7F1-6C84E0B9D357.xml': ['hint HVB017 1'],
  'HV01/Virtual Machines/76B0F1E3-94CA-4D2D-8E67-3A5D09C8B1F4.xml': [
    'warning HVB024 D:\\VMs\\R&amp;D $lab\\R&amp;D $lab.vhdx',
    'warning HVB027 True',
    'warning HVB024 R&amp;D $lab',
  ],
  'HV01/Virtual Machines/8A41F36E-D205-4C7B-9E58-1B6F0D93A2C7.xml': ['error HVB003 False'],
  'HV01/Virtual Machines/A90D3E67-5C82-4F1B-B74E-80E6C2F7194D.xml': [
    'warning vmconfig/bool-case false',
    'error vmconfig/manifest-size 14',
    'error vmconfig/unknown-type int',
  ],
  'HV01/Virtual Machines/C4E92D05-7A16-48B3-8F0D-E5A31B7C60F8.xml': [
    'warning HVB067 D:\\VMs\\PRINT01\\PRINT01_24C7E9B0-51AD-4F38-A0E6-8B93D17C5F62.avhdx',
    'hint HVB017 1',
  ],
  'HV01/Virtual Machines/E7B3086D-29F4-4D51-8A6C-F05C73B1D92E.xml': [
    'hint HVB060 D:\\VMs\\SQL01\\SQL01_6D0A94C1-7E35-4B1F-8C29-51F0B3E7A846.avhdx',
    'warning HVB068 D:\\VMs\\SQL01\\SQL01_6D0A94C1-7E35-4B1F-8C29-51F0B3E7A846.avhdx',
  ],
  'HV01/Virtual Machines/F3176B8A-0D4E-4925-A1C8-9E52D6B3740F.xml': ['error vmconfig/encoding-mismatch UTF-16'],
  'HV02/VAULT01.vmcx.xml': ['info HVB028 736e6aa9-a3f8-49c0-9550-a963214d259a'],
  'mailed/renamed-by-support.xml': ['info HVB007 D:\\VMs\\KIOSK01\\68F7A3C0-1D95-4B0E-92E4-5B8D7E6F30CA.bin'],
};

/** The findings on records of the logs, in their order: two nights of one host. */
const inLogs: readonly string[] = [
  'error HVB001 FILE01 #2',
  'error HVB127 WEB01 #3',
  'error HVB070 SQL01 #9',
  'error HVB001 FILE01 #11',
  'error HVB127 WEB01 #12',
  'error HVB122 SQL01 #14',
];

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Shown {
  readonly inputs: readonly { readonly path: string; readonly kind: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly path: string;
    readonly range: { readonly start: Position; readonly end: Position } | null;
    readonly record?: { readonly id: string };
    readonly vm?: { readonly name: string };
  }[];
}

async function checked(): Promise<Shown> {
  const { stdout } = await hvbackup(['check', examples, '--format', 'json']);
  // The command line's own JSON, whose shape its tests assert.
  const { inputs, findings } = JSON.parse(stdout) as Shown;
  return { inputs: inputs.filter(isOfHosts), findings: findings.filter(isOfHosts) };
}

/** The scenarios have tests of their own (`scenario/examples.test.ts`). */
function isOfHosts({ path: file }: { readonly path: string }): boolean {
  return !below(file).startsWith('scenarios/');
}

/** A path of the report, from the sample workspace on; it has forward slashes on every platform. */
function below(file: string): string {
  return file.slice(examples.length + 1);
}

function underlined({ path: file, range }: Shown['findings'][number]): string {
  if (!range) return '';
  const { text } = decodeText(readFileSync(file));
  const lines = new LineIndex(text);
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

test('every file gives exactly the findings written down', async () => {
  const { inputs, findings } = await checked();
  const found: Record<string, string[]> = {};
  for (const { path: file, kind } of inputs) if (kind === 'vm-config') found[below(file)] = [];
  for (const finding of findings) {
    const shown = `${finding.severity} ${finding.code} ${underlined(finding)}`;
    found[below(finding.path)]?.push(shown);
  }
  expect(found).toEqual(expected);
  const logged = findings.filter(({ record }) => record !== undefined);
  expect(
    logged.map(({ severity, code, vm, record }) => `${severity} ${code} ${vm?.name ?? ''} #${record?.id ?? ''}`),
  ).toEqual(inLogs);
});

describe('the two nights in the logs of HV01', () => {
  interface Night {
    readonly hosts: readonly { readonly name: string; readonly hostOs: string | null }[];
    readonly runs: readonly {
      readonly vm: { readonly name: string };
      readonly start: string;
      readonly outcome: string;
      readonly consistency: string;
      readonly notes: readonly string[];
      readonly leftBehind: readonly { readonly kind: string; readonly certainty: string }[];
    }[];
  }
  const nights = async (): Promise<Night> => {
    const { stdout } = await hvbackup(['runs', path.join(examples, 'HV01'), '--format', 'json']);
    // The command line's own JSON, whose shape its tests assert.
    return JSON.parse(stdout) as Night;
  };

  test('tell of each VM what its configuration lets expect', async () => {
    const { runs } = await nights();
    expect(
      runs.map(({ vm, start, outcome, consistency }) => `${start.slice(5, 10)} ${vm.name} ${outcome} ${consistency}`),
    ).toEqual([
      '05-11 FILE01 failed none',
      '05-11 WEB01 failed none',
      '05-11 DC01 succeeded application',
      '05-11 SQL01 unknown application',
      '05-11 R&D $lab incomplete application',
      '05-12 FILE01 failed none',
      '05-12 WEB01 failed none',
      '05-12 DC01 succeeded application',
      '05-12 SQL01 failed none',
    ]);
  });

  test('what SQL01 kept from the first night is why the second failed', async () => {
    const { runs } = await nights();
    const [first, second] = runs.filter(({ vm }) => vm.name === 'SQL01');
    expect(first!.leftBehind).toMatchObject([
      { kind: 'merge-pending', certainty: 'proved' },
      { kind: 'auto-recovery-file', certainty: 'proved' },
    ]);
    expect(second!.notes.join(' ')).toContain('0x80070050');
  });

  test('events shows the records of a backup and leaves the others out', async () => {
    const { stdout } = await hvbackup(['events', path.join(examples, 'HV01'), '--format', 'text']);
    expect(stdout).toContain('10103');
    expect(stdout).not.toContain('7036');
  });
});

test('the host of the configurations is taken as Windows Server 2012 R2; on 2016 a missing SCSI controller is a warning', async () => {
  const { stdout } = await hvbackup(['check', examples, '--format', 'json', '--host-os', '2016']);
  const { findings } = JSON.parse(stdout) as Shown;
  const codes = findings
    .filter(({ path: file }) => file.includes('3F2504E0'))
    .map(({ code, severity }) => `${severity} ${code}`);
  expect(codes).toEqual(['warning HVB001', 'warning HVB020']);
});

describe('the guided tour', () => {
  const tour = readFileSync(path.join(examples, 'README.md'), 'utf8');
  const rows = [...tour.matchAll(/^\| (.+?) \| \[.+?\]\(<?(.+?)>?\) \| (.+?) \|$/gm)].map(
    ([, vm = '', file = '', words = '']) => ({
      vm,
      file,
      codes: [...new Set(words.match(/HVB\d{3}|(?:vmconfig|xml)\/[a-z-]+/g) ?? [])].sort(),
    }),
  );

  test('names every configuration once, with the codes that are found in it', () => {
    const promised = Object.fromEntries(rows.map(({ file, codes }) => [file, codes]));
    const codesOf = (found: readonly string[]): string[] =>
      [...new Set(found.map((one) => one.split(' ')[1] ?? ''))].sort();
    expect(promised).toEqual(
      Object.fromEntries(Object.entries(expected).map(([file, found]) => [file, codesOf(found)])),
    );
    expect(rows).toHaveLength(Object.keys(expected).length);
  });

  test.each(rows)('$vm: its file is there, and of that VM', ({ vm, file }) => {
    const { text } = decodeText(readFileSync(path.join(examples, file)));
    const name = /<name type="string">([^<]*)<\/name>\s*<notes/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    // The truncated file ends before its name, and a checkpoint is called otherwise.
    if (name !== undefined && vm !== 'its checkpoint') expect(name).toBe(vm);
  });

  test('every link leads to a file', () => {
    for (const [, target = ''] of tour.matchAll(/\]\(<?([^)>]+)>?\)/g))
      expect(existsSync(path.join(examples, target)), target).toBe(true);
  });
});

test('every disk of HV01 that a configuration names is among the collected names, but for the renamed one', async () => {
  const { inputs } = await checked();
  const names = inputs
    .filter(({ kind }) => kind === 'unknown')
    .map(({ path: file }) => below(file).slice('HV01/D/'.length));
  const paths = new Set<string>();
  for (const file of Object.keys(expected)) {
    const { text } = decodeText(readFileSync(path.join(examples, file)));
    for (const [, named = ''] of text.matchAll(/<pathname type="string">D:\\([^<]+)</g))
      paths.add(named.replaceAll('\\', '/').replaceAll('&amp;', '&'));
  }
  expect([...paths].filter((named) => !names.includes(named))).toEqual([
    'VMs/PRINT01/PRINT01_24C7E9B0-51AD-4F38-A0E6-8B93D17C5F62.avhdx',
    'VMs/KIOSK01/KIOSK01.vhdx',
  ]);
});
