import type { NamedFiles } from '../../../src/core/scenario';
import { observe } from '../../../src/core/runs';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { describeTextRule } from '../../support/describe-text-rule';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';

const minimal = 'hvbackup: 1\nhost: { os: windows-server-2019, nodes: [HV01] }\nvms: [ { name: A } ]\n';
const says = (words: string): { readonly says: string } => ({ says: words });

describeTextRule('scenario', 'scenario/alias', {
  fires: [{ name: 'an alias', text: minimal.replace('name: A', 'name: [|*a|]') + 'name: &a x\n', severity: 'error' }],
  quiet: [{ name: 'an anchor alone', text: minimal.replace('name: A', 'name: &a A') }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off', text: 'hvbackup: 1\nvms: [ { name: [|*a|]' }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/duplicate-key', {
  fires: [{ name: 'a key twice', text: `${minimal}[|vms|]: []\n`, related: 1 }],
  quiet: [{ name: 'the same key of two VMs', text: minimal.replace('{ name: A }', '{ name: A }, { name: B }') }],
  missing: [{ name: 'nothing', text: '# nothing\n' }],
  broken: [{ name: 'the second is cut off', text: `${minimal}[|vms|]` }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/key', {
  fires: [{ name: 'a list as a key', text: `${minimal}? [|[a, b]|]\n: 1\n` }],
  quiet: [{ name: 'a number as a key', text: `${minimal}expect: { 1: { outcome: failed } }\n` }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off', text: `${minimal}? [|[a|]` }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/missing-key', {
  fires: [
    { name: 'no host', text: '[|hvbackup: 1|]\nvms: [ { name: A } ]\n', says: ['has no "host"'] },
    { name: 'no value yet', text: `${minimal}name:[||]\n`, says: ['has no value'] },
  ],
  quiet: [{ name: 'all that must be there', text: minimal }],
  missing: [{ name: 'an empty file', text: '' }],
  broken: [{ name: 'what is behind the cut is missing', text: '[|hvbackup: 1|]\nhost: { os: windows-server-2019 }' }],
  advises: says('Add "host: { os: '),
});

describeTextRule('scenario', 'scenario/range', {
  fires: [
    { name: 'none of them', text: minimal.replace('name: A', 'name: A, count: [|0|]'), says: ['is 0'] },
    { name: 'a third generation', text: minimal.replace('name: A', 'name: A, generation: [|3|]') },
  ],
  quiet: [{ name: 'the ends', text: minimal.replace('name: A', 'name: A, count: 1, generation: 2') }],
  missing: [{ name: 'no number', text: minimal.replace('name: A', 'name: A, count: x') }],
  broken: [{ name: 'cut off', text: 'hvbackup: 1\nvms: [ { name: A, count: [|0|]' }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/syntax', {
  fires: [{ name: 'a bracket that is not closed', text: `${minimal}name: [a[||]`, severity: 'error' }],
  quiet: [{ name: 'all closed', text: minimal }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off in a quote', text: `${minimal}name: 'a[||]` }],
  advises: 'nothing',
});

const deep = (levels: number): string => `${minimal}name: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
describeTextRule('scenario', 'scenario/too-deep', {
  fires: [
    { name: 'deeper than anybody nests', text: deep(45).replace('[[[[[]]]]]', '[|[[[[[]]]]]|]'), severity: 'error' },
  ],
  quiet: [{ name: 'some levels', text: deep(20) }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'not closed, not that deep', text: `${minimal}name: ${'['.repeat(20)}` }],
  advises: 'nothing',
});

const long = `#${'x'.repeat(1024 * 1024)}`;
describeTextRule('scenario', 'scenario/too-large', {
  fires: [{ name: 'more than a megabyte', text: `[|h|]vbackup: 1\n${long}`, says: ['is not read'] }],
  quiet: [{ name: 'a megabyte less a little', text: `${minimal}${long.slice(200)}` }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'long and no YAML', text: `[|{|]${long}` }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/type', {
  fires: [
    {
      name: 'text for a flag',
      text: minimal.replace('os:', 'storageSpacesDirect: [|maybe|], os:'),
      says: ['true or false'],
    },
    { name: 'text for a list', text: minimal.replace('[HV01]', '[|HV01|]'), says: ['must be a list'] },
  ],
  quiet: [{ name: 'a node as a word and as an object', text: minimal.replace('[HV01]', '[HV01, { name: HV02 }]') }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off', text: 'hvbackup: [|one|]' }],
  advises: 'nothing',
});

const volume = (rest: string): string => `${minimal}storage: [ { name: V, kind: csv, ${rest} } ]\n`;
describeTextRule('scenario', 'scenario/unit', {
  fires: [
    { name: 'no unit', text: volume('size: [|4|]'), says: ['600 GB or 4 TB'] },
    { name: 'a unit of nothing', text: volume('free: [|4 XB|]') },
    {
      name: 'a time without quotes',
      text: `${minimal}jobs: [ { name: n, vms: [A], at: [|2200|] } ]\n`,
      says: ["'22:00'"],
    },
  ],
  quiet: [{ name: 'with units', text: volume('size: 4 TB, free: 1.5 gb') }],
  missing: [{ name: 'no size', text: volume('path: x') }],
  broken: [{ name: 'cut off in the unit', text: `${minimal}storage: [ { name: V, kind: csv, size: [|4 T|]` }],
  advises: 'nothing',
});

describeTextRule('scenario', 'scenario/unknown-key', {
  fires: [
    { name: 'two letters changed places', text: `${minimal}[|jbos|]: []\n`, says: ['perhaps "jobs" was meant'] },
    { name: 'nothing near', text: `${minimal}[|colour|]: red\n`, says: ['it has hvbackup'] },
  ],
  quiet: [
    { name: 'names of VMs are keys of what is expected', text: `${minimal}expect: { A: { outcome: failed } }\n` },
  ],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off in the key', text: `${minimal}[|jo|]:` }],
  advises: says('Write "jobs"'),
});

describeTextRule('scenario', 'scenario/unknown-name', {
  fires: [
    {
      name: 'a node',
      text: minimal.replace('name: A', 'name: A, node: [|HV1|]'),
      says: ['No node', 'perhaps "HV01" was meant'],
    },
    { name: 'a VM of a job', text: `${minimal}jobs: [ { name: n, vms: [A, [|Bravo|]] } ]\n`, says: ['No VM'] },
    { name: 'a volume', text: volume('shadowStorage: { on: [|W|] }'), says: ['No volume'] },
    { name: 'a volume of a job', text: `${minimal}jobs: [ { name: n, vms: [A], volumes: [[|W|]] } ]\n` },
    { name: 'a VM that something is expected of', text: `${minimal}expect: { [|Bravo|]: { outcome: failed } }\n` },
  ],
  quiet: [
    { name: 'in another case', text: minimal.replace('name: A', 'name: A, node: hv01') },
    { name: 'no list of nodes', text: minimal.replace(', nodes: [HV01]', '').replace('name: A', 'name: A, node: HV1') },
    {
      name: 'a VM whose name only its file says',
      text: `${minimal.replace('name: A', 'config: ./a.xml')}jobs: [ { name: n, vms: [A] } ]\n`,
    },
  ],
  missing: [{ name: 'no names', text: 'hvbackup: 1\n' }],
  broken: [{ name: 'cut off', text: `${minimal}jobs: [ { vms: [ [|Bravo|]` }],
  advises: says('Write "HV01"'),
});

describeTextRule('scenario', 'scenario/value', {
  fires: [
    { name: 'a Windows that there is not', text: minimal.replace('windows-server-2019', '[|windows-server-2018|]') },
    { name: 'a later version', text: minimal.replace('hvbackup: 1', 'hvbackup: [|2|]'), says: ['only version 1'] },
  ],
  quiet: [{ name: 'words of the lists', text: minimal }],
  missing: [{ name: 'nothing', text: '' }],
  broken: [{ name: 'cut off in the word', text: 'hvbackup: 1\nhost: { os: [|windows-ser|]' }],
  advises: says('Write "'),
});

const files = (name: string, reason: 'absent' | 'outside' | 'unreadable' | 'no-configuration'): NamedFiles => ({
  configs: new Map(),
  unread: new Map([[name, reason]]),
});
describeTextRule('scenario', 'scenario/unknown-file', {
  fires: [
    {
      name: 'a file that is not there',
      text: minimal.replace('name: A', 'config: [|./a.xml|]'),
      named: files('./a.xml', 'absent'),
      says: ['There is no file "./a.xml"'],
    },
    {
      name: 'a path that leaves the folder',
      text: minimal.replace('name: A', 'config: [|../../a.xml|]'),
      named: files('../../a.xml', 'outside'),
    },
    {
      name: 'another file',
      text: minimal.replace('name: A', 'config: [|./a.txt|]'),
      named: files('./a.txt', 'no-configuration'),
    },
  ],
  quiet: [
    { name: 'nobody looked', text: minimal.replace('name: A', 'config: ./a.xml') },
    { name: 'it was read', text: minimal.replace('name: A', 'config: ./a.xml'), named: files('./b.xml', 'absent') },
  ],
  missing: [{ name: 'no file is named', text: minimal, named: files('./a.xml', 'absent') }],
  broken: [
    { name: 'cut off', text: 'hvbackup: 1\nvms: [ { config: [|./a.xml|]', named: files('./a.xml', 'unreadable') },
  ],
  advises: 'nothing',
});

const noScsi = `hvbackup: 1
host: { os: windows-server-2012-r2, nodes: [HV01] }
storage: [ { name: V, kind: csv, path: 'C:\\ClusterStorage\\V' } ]
provider: { kind: hardware, secondsPerSnapshot: 60 }
requestor: { readRate: 100 MB/s, window: 5 min }
vms:
  - { name: A, generation: 1, controllers: { scsi: 0 }, guest: { os: windows-server-2012-r2, state: running },
      disks: [ { kind: vhdx, on: ide, path: 'C:\\ClusterStorage\\V\\a.vhdx', used: 60 GB } ] }
`;
const expected = (line: string): string => `${noScsi}expect: { A: { ${line} } }\n`;
const plan = (line: string): string => `${noScsi}expect: { plan: { ${line} } }\n`;
describeTextRule('scenario', 'scenario/expect-prediction', {
  fires: [
    {
      name: 'another outcome',
      text: expected('outcome: [|succeeded|]'),
      says: ['expected to succeed', 'fail at precheck (VMMS 10103)', 'no SCSI controller'],
      related: 1,
    },
    { name: 'another consistency', text: expected('consistency: [|application|]'), says: ['predicted to be unusable'] },
    { name: 'another event', text: expected('event: [|VMMS 10102|]'), says: ['predicted to be VMMS 10103'] },
    { name: 'another step', text: expected('step: [|guest-freeze|]'), says: ['predicted to fail at precheck'] },
    {
      name: 'a failure of a VM that does not fail',
      text: expected('outcome: [|failed|]').replace('scsi: 0', 'scsi: 1'),
    },
    { name: 'fewer snapshots', text: plan('storageSnapshots: [|at-least 2|]'), says: ['the plan makes 1'] },
    { name: 'an end within the window', text: plan('ends: [|within-window|]'), says: ['5 min', 'it takes 11 min'] },
  ],
  quiet: [
    { name: 'as predicted', text: expected('outcome: failed, consistency: none, event: VMMS 10103, step: precheck') },
    { name: 'the id alone', text: expected("event: '10103'") },
    { name: 'the plan as it is', text: plan('storageSnapshots: at-most 1, waves: 1, ends: after-window') },
    {
      name: 'what is not known contradicts nothing',
      text: expected('outcome: succeeded, consistency: crash')
        .replace('guest: { os: windows-server-2012-r2, state: running }', 'guest: { os: linux }')
        .replace('scsi: 0', 'scsi: 1'),
    },
    { name: 'no rate, no end', text: plan('ends: within-window').replace('readRate: 100 MB/s, ', '') },
  ],
  missing: [{ name: 'nothing is expected', text: noScsi }],
  broken: [{ name: 'cut off', text: `${noScsi}expect: { A: { outcome: [|succeeded|]` }],
  advises: 'nothing',
});

const configFile = (options: VmConfigOptions): NamedFiles => ({
  configs: new Map([['./a.xml', openVmConfig('mem:///case/a.xml', vmConfig(options))]]),
  unread: new Map(),
});
const app01 = configFile({ name: 'APP01', generation: 1 });
const withFile = (more: string): string => minimal.replace('name: A', `config: ./a.xml, ${more}`);
describeTextRule('scenario', 'scenario/contradiction', {
  fires: [
    {
      name: 'another name',
      text: withFile('name: [|APP02|]'),
      named: app01,
      severity: 'error',
      says: ['APP02 here and APP01 in the configuration file'],
      related: 1,
    },
    { name: 'another generation', text: withFile('generation: [|2|]'), named: app01 },
    { name: 'another version', text: withFile("version: [|'9.0'|]"), named: app01, says: ['9.0 here and 5.0'] },
    { name: 'another number of controllers', text: withFile('controllers: { scsi: [|0|] }'), named: app01 },
  ],
  quiet: [
    {
      name: 'the same',
      text: withFile("name: app01, generation: 1, version: '5.0', controllers: { scsi: 1 }"),
      named: app01,
    },
    { name: 'nobody read the file', text: withFile('name: APP02') },
    { name: 'what the file does not say', text: withFile('guest: { backupService: enabled }'), named: app01 },
  ],
  missing: [{ name: 'no file is named', text: minimal, named: app01 }],
  broken: [
    { name: 'cut off', text: 'hvbackup: 1\nvms: [ { config: ./a.xml, name: [|APP02|]', named: app01 },
    {
      name: 'the file is no configuration any more',
      text: withFile('name: APP02'),
      named: {
        configs: new Map([['./a.xml', openVmConfig('mem:///case/a.xml', '<configuration')]]),
        unread: new Map(),
      },
    },
  ],
  advises: { says: 'Write APP01, as the file says' },
});

const failedNight = observe(failedCheckpoint[0]?.records ?? []).runs;
const failedRun = failedNight.find(({ outcome }) => outcome === 'failed');
const evidence: NamedFiles = {
  configs: new Map(),
  unread: new Map(),
  observed: { runs: failedNight, unread: new Map() },
};
const observedVm = failedRun?.vm.name ?? '';
const seen = (line: string): string =>
  `hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nvms: [ { name: '${observedVm}', guest: { os: linux } } ]\nexpect: { '${observedVm}': { ${line} } }\n`;
describeTextRule('scenario', 'scenario/expect-evidence', {
  fires: [
    {
      name: 'it failed',
      text: seen('outcome: [|succeeded|]'),
      named: evidence,
      severity: 'error',
      says: ['expected to succeed', 'UTC has failed at'],
    },
    { name: 'there is no copy', text: seen('consistency: [|application|]'), named: evidence, says: ['is of none'] },
    { name: 'at another step', text: seen('step: [|expose|]'), named: evidence, says: ['failed elsewhere'] },
    { name: 'by another event', text: seen("event: [|'1'|]"), named: evidence, says: ['is told by VMMS'] },
  ],
  quiet: [
    { name: 'it is expected to fail', text: seen('outcome: failed'), named: evidence },
    { name: 'nobody looked', text: seen('outcome: succeeded') },
    {
      name: 'another VM failed',
      text: seen('outcome: succeeded').replaceAll(observedVm, 'OTHER'),
      named: evidence,
    },
  ],
  missing: [{ name: 'nothing is expected', text: minimal, named: evidence }],
  broken: [
    {
      name: 'cut off',
      text: seen('outcome: [|succeeded|]').replace(' } }\n', ''),
      named: evidence,
    },
  ],
  advises: 'nothing',
});
