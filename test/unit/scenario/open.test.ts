import { describe, expect, test } from 'vitest';
import { openScenario, type ScenarioDocument } from '../../../src/core/scenario';
import { parseMarkers } from '../../support/markers';
import { damages } from '../../support/mutation';

const yaml = `hvbackup: 1
name: Nightly CSV1
host: { os: windows-server-2012-r2, cluster: HVC01, nodes: [HV01, { name: HV02, os: windows-server-2012, providers: [Compellent] }] }
storage:
  - { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1', owner: HV01, fileSystem: ntfs, size: 4 TB, free: 600 GB,
      lun: { id: LUN7, snapshotLimit: 64 }, shadowStorage: { on: CSV1, max: 400 GB, copies: 12 } }
provider: { kind: hardware, name: Compellent, transportable: true, secondsPerSnapshot: 40 }
requestor: { product: veeam, mode: off-host, proxy: { name: PRX01, os: windows-server-2012-r2 }, vmsPerSnapshot: 8, window: 6 h }
jobs: [ { name: night, at: '22:00', vms: [VM001, LNX1], concurrent: 4 } ]
vms:
  - config: ./VM001.xml
    node: HV01
    guest: { os: windows-server-2012-r2, integrationServices: 6.3.9600.17415, state: running, roles: [domain-controller] }
  - name: LNX1
    generation: 1
    version: '5.0'
    controllers: { ide: 2, scsi: 0 }
    disks: [ { path: 'C:\\ClusterStorage\\Volume1\\LNX1\\root.vhdx', on: ide, kind: vhdx, writeRate: 5 MB/s } ]
    guest: { os: linux, backupDaemon: false }
    replica: none
    group: none
    count: 20
evidence: [ ./HV01-VMMS-Admin.evtx ]
restore: [ { vm: VM001, to: original, from: storage-snapshot } ]
expect:
  VM001: { outcome: succeeded, consistency: application }
  plan:  { storageSnapshots: at-most 4, ends: within-window }
`;

const open = (text: string, name = 'nightly.hvbackup.yaml'): ScenarioDocument =>
  openScenario(`mem:///case/${name}`, text);

/** Values without their places. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'span' && key !== 'head');
  if (entries.length === 1 && entries[0]?.[0] === 'value') return bare(entries[0][1]);
  return Object.fromEntries(entries.map(([key, one]) => [key, bare(one)]));
}

function said(marked: string): { code: string; message: string; at: string }[] {
  const { text } = parseMarkers(marked);
  const { problems, schemaFindings } = open(text);
  return [...problems, ...schemaFindings].map(({ code, message, span }) => ({
    code,
    message,
    at: text.slice(span.start, span.end),
  }));
}

const minimal = 'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: [ { name: A } ]\n';

describe('a scenario', () => {
  test('is read whole, with its units', () => {
    const { scenario, problems, schemaFindings } = open(yaml);
    expect([...problems, ...schemaFindings]).toEqual([]);
    expect(bare(scenario)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "./HV01-VMMS-Admin.evtx",
        ],
        "expect": {
          "plan": {
            "ends": "within-window",
            "storageSnapshots": {
              "count": 4,
              "is": "at-most",
            },
          },
          "vms": [
            {
              "consistency": "application",
              "name": "VM001",
              "outcome": "succeeded",
            },
          ],
        },
        "host": {
          "cluster": "HVC01",
          "nodes": [
            {
              "name": "HV01",
            },
            {
              "name": "HV02",
              "os": "windows-server-2012",
              "providers": [
                "Compellent",
              ],
            },
          ],
          "os": "windows-server-2012-r2",
        },
        "jobs": [
          {
            "at": 1320,
            "concurrent": 4,
            "name": "night",
            "vms": [
              "VM001",
              "LNX1",
            ],
          },
        ],
        "name": "Nightly CSV1",
        "provider": {
          "kind": "hardware",
          "name": "Compellent",
          "secondsPerSnapshot": 40,
          "transportable": true,
        },
        "requestor": {
          "mode": "off-host",
          "product": "veeam",
          "proxy": {
            "name": "PRX01",
            "os": "windows-server-2012-r2",
          },
          "vmsPerSnapshot": 8,
          "window": 21600,
        },
        "restore": [
          {
            "from": "storage-snapshot",
            "to": "original",
            "vm": "VM001",
          },
        ],
        "storage": [
          {
            "fileSystem": "ntfs",
            "free": 644245094400,
            "kind": "csv",
            "lun": {
              "id": "LUN7",
              "snapshotLimit": 64,
            },
            "name": "CSV1",
            "owner": "HV01",
            "path": "C:\\ClusterStorage\\Volume1",
            "shadowStorage": {
              "copies": 12,
              "max": 429496729600,
              "on": "CSV1",
            },
            "size": 4398046511104,
          },
        ],
        "version": 1,
        "vms": [
          {
            "config": "./VM001.xml",
            "guest": {
              "integrationServices": "6.3.9600.17415",
              "os": "windows-server-2012-r2",
              "roles": [
                "domain-controller",
              ],
              "state": "running",
            },
            "node": "HV01",
          },
          {
            "controllers": {
              "ide": 2,
              "scsi": 0,
            },
            "count": 20,
            "disks": [
              {
                "kind": "vhdx",
                "on": "ide",
                "path": "C:\\ClusterStorage\\Volume1\\LNX1\\root.vhdx",
                "writeRate": 5242880,
              },
            ],
            "generation": 1,
            "group": "none",
            "guest": {
              "backupDaemon": false,
              "os": "linux",
              "roles": [],
            },
            "name": "LNX1",
            "replica": "none",
            "version": {
              "major": 5,
              "minor": 0,
            },
          },
        ],
      }
    `);
  });

  test('means the same as JSON', () => {
    const { scenario } = open(yaml);
    const asJson = JSON.stringify(toPlain(open(yaml).root), null, 2);
    const json = open(asJson, 'nightly.hvbackup.json');
    expect([...json.problems, ...json.schemaFindings]).toEqual([]);
    expect(bare(json.scenario)).toEqual(bare(scenario));
  });

  test('places are those of the text', () => {
    const { scenario } = open(yaml);
    const at = (span: { start: number; end: number } | undefined): string => yaml.slice(span?.start, span?.end);
    expect(at(scenario.host?.os?.span)).toBe('windows-server-2012-r2');
    expect(at(scenario.storage[0]?.lun?.id?.span)).toBe('LUN7');
    expect(at(scenario.vms[1]?.head)).toBe('LNX1');
    expect(at(scenario.vms[0]?.head)).toBe('config: ./VM001.xml');
    expect(at(scenario.jobs[0]?.at?.span)).toBe("'22:00'");
  });

  test.each([
    [
      'an unknown key',
      `${minimal}[|jbos|]: []\n`,
      'scenario/unknown-key',
      'The scenario has no key "jbos"; perhaps "jobs" was meant.',
    ],
    ['a key of nothing near', `${minimal}[|zzz|]: 1\n`, 'scenario/unknown-key', /it has hvbackup, name, .*expect\.$/],
    ['a missing key', '[|hvbackup: 1|]\nvms: [ { name: A } ]\n', 'scenario/missing-key', 'The scenario has no "host".'],
    [
      'another version',
      minimal.replace('hvbackup: 1', 'hvbackup: [|2|]'),
      'scenario/value',
      '"hvbackup" is 2; only version 1 is known.',
    ],
    [
      'a word of no list',
      minimal.replace('windows-server-2019', '[|windows-server-2018|]'),
      'scenario/value',
      /perhaps "windows-server-20\d8" was meant/,
    ],
    [
      'a size without a unit',
      `${minimal}storage: [ { name: A, kind: csv, size: [|4|] } ]\n`,
      'scenario/unit',
      '"size" cannot be read from "4"; write it as 600 GB or 4 TB.',
    ],
    [
      'a time that YAML took for a number',
      `${minimal}jobs: [ { name: a, vms: [A], at: [|22|] } ]\n`,
      'scenario/unit',
      /'22:00'\.$/,
    ],
    [
      'text for a flag',
      `${minimal}provider: { kind: system, transportable: [|maybe|] }\n`,
      'scenario/type',
      '"transportable" must be true or false, and is "maybe".',
    ],
    ['an object for text', `${minimal}name: { [|a: 1|] }\n`, 'scenario/type', '"name" must be text, and is an object.'],
    [
      'text for a list',
      `${minimal}evidence: [|a.evtx|]\n`,
      'scenario/type',
      '"evidence" must be a list, and is "a.evtx".',
    ],
    [
      'a number below its least',
      minimal.replace('name: A', 'name: A, count: [|0|]'),
      'scenario/range',
      '"count" is 0; it is at least 1.',
    ],
    [
      'a generation that is none',
      minimal.replace('name: A', 'name: A, generation: [|3|]'),
      'scenario/range',
      '"generation" is 3; it is from 1 to 2.',
    ],
    [
      'an empty list of VMs',
      `${minimal}jobs: [ { name: a, vms: [|[]|] } ]\n`,
      'scenario/range',
      '"vms" is an empty list.',
    ],
    [
      'a key twice',
      `${minimal}[|name|]: a\n`.replace('host:', 'name: b\nhost:'),
      'scenario/duplicate-key',
      'The key "name" stands twice; only this one counts.',
    ],
    [
      'an alias',
      `${minimal}name: [|*x|]\n`.replace('name: A', 'name: &x A'),
      'scenario/alias',
      'The alias *x is not followed: write the value here.',
    ],
    [
      'a merge key',
      minimal.replace('{ name: A }', '&a { name: A }, { [|<<|]: 1 }'),
      'scenario/unknown-key',
      /An entry of "vms" has no key "<<"/,
    ],
  ])('%s is told where it stands', (_, marked, code, message) => {
    const { text, ranges } = parseMarkers(marked);
    const found = said(marked);
    expect(found.map((one) => one.code)).toContain(code);
    const one = found.find((each) => each.code === code);
    expect(one?.at).toBe(text.slice(ranges[0]?.start, ranges[0]?.end));
    expect(one?.message).toMatch(message);
  });

  test('a tab is told as one', () => {
    expect(said('hvbackup: 1\nhost:\n\tos: linux\n').map(({ code }) => code)).toContain('scenario/syntax');
  });

  test('a repeated key is one text, and both are told', () => {
    const [found] = open('hvbackup: 1\nhvbackup: 1\n').problems;
    expect(found?.related).toEqual([{ span: { start: 0, end: 8 }, message: 'The first.' }]);
  });

  test('a fix writes the word that was meant', () => {
    const text = `${minimal}jbos: []\n`;
    const [fix] = open(text).schemaFindings[0]?.fixes?.() ?? [];
    expect(fix).toMatchObject({ title: 'Write "jobs"', edits: [{ newText: 'jobs' }] });
  });
});

describe('bad input', () => {
  test.each(['yaml', 'json'])('%s cut anywhere is read as far as it goes', (form) => {
    const text = form === 'yaml' ? yaml : JSON.stringify(toPlain(open(yaml).root));
    for (let end = 0; end <= text.length; end++) {
      const doc = open(text.slice(0, end), `a.hvbackup.${form}`);
      for (const { span } of [...doc.problems, ...doc.schemaFindings]) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(end);
      }
    }
  });

  test('a character changed anywhere makes nothing throw', () => {
    for (const text of damages(yaml, 7)) open(text);
  });

  test('what is too large is told and not read', () => {
    const { problems, scenario } = open(`${minimal}#${'x'.repeat(1024 * 1024)}`);
    expect(problems.map(({ code }) => code)).toEqual(['scenario/too-large']);
    expect(scenario.vms).toEqual([]);
  });

  test('aliases that would expand without end do not', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
      .concat(Array.from('bcdefghi').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at] ?? ''}, `.repeat(9)}]`))
      .join('\n');
    expect(open(bomb).problems.filter(({ code }) => code === 'scenario/alias')).toHaveLength(72);
  });

  test('nesting without end is cut', () => {
    expect(open('['.repeat(5000)).problems.length).toBeGreaterThan(0);
    expect(open(`${'{"a":'.repeat(5000)}1`, 'a.hvbackup.json').problems.map(({ code }) => code)).toEqual([
      'scenario/too-deep',
    ]);
    expect(open(`${'[ '.repeat(60)}${'] '.repeat(60)}`).problems.map(({ code }) => code)).toContain(
      'scenario/too-deep',
    );
  });
});

function toPlain(node: ScenarioDocument['root']): unknown {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, toPlain(value)]));
    case 'list':
      return node.items.map(toPlain);
    default:
      return node?.value;
  }
}
