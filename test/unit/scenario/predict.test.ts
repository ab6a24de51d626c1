import { describe, expect, test } from 'vitest';
import { predict } from '../../../src/core/runs/predict';
import type { PredictedRun } from '../../../src/core/runs/predict';
import { openScenario, resolvePlan } from '../../../src/core/scenario';

/** The runs that a scenario's text predicts; a text that the schema does not take fails the test. */
function predicted(text: string): readonly PredictedRun[] {
  const { scenario, problems, schemaFindings } = openScenario('mem:///a.hvbackup.yaml', text);
  expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
  return predict(resolvePlan(scenario)).runs;
}

interface Parts {
  readonly os: string;
  readonly vm?: string;
  readonly more?: string;
}

function one({ os, vm = '', more = '' }: Parts): PredictedRun {
  const [first] = predicted(`hvbackup: 1\nhost: { os: ${os}, name: HV01 }\n${more}\nvms:\n  - { name: VM1, ${vm} }\n`);
  if (!first) throw new Error('No run.');
  return first;
}

const windows = 'guest: { os: windows-server-2012-r2, state: running, backupService: enabled }';
const linux = (daemon: boolean): string => `guest: { os: linux, state: running, backupDaemon: ${daemon} }`;
const steps = ({ run }: PredictedRun): string[] => run.steps.map(({ id }) => id);
const words = ({ run }: PredictedRun): string => run.steps.map(({ id, status }) => `${id} ${status}`).join(', ');

describe('a healthy Windows guest', () => {
  test.each([
    ['windows-server-2008-r2', '', 'guest-snapshot'],
    ['windows-server-2012', '', 'guest-snapshot'],
    ['windows-server-2012-r2', '', 'checkpoint'],
    ['windows-server-2019', 'requestor: { method: vss }', 'checkpoint'],
    ['windows-server-2019', 'requestor: { method: wmi }', 'reference-point'],
    ['windows-server-2025', 'requestor: { product: wsb }', 'checkpoint'],
    ['windows-server-2025', 'provider: { kind: none }', 'reference-point'],
  ])('on %s %s goes by %s and is application-consistent', (os, more, generation) => {
    const found = one({ os, vm: `generation: 2, ${windows}`, more });
    expect(found.run).toMatchObject({
      generation,
      outcome: 'succeeded',
      consistency: 'application',
      origin: 'predicted',
    });
    expect(found.failure).toBeUndefined();
    expect(found.run.steps.every(({ status }) => status === 'implied' || status === 'silent')).toBe(true);
  });

  test('on 2016 and later the way is an assumption where nobody says it', () => {
    const { open, run } = one({ os: 'windows-server-2022', vm: windows });
    expect(run.generationFrom).toBe('assumed');
    expect(open.map(({ says }) => says)).toEqual([expect.stringContaining('WMI is assumed')]);
  });

  test('takes the steps of its way, those of a proxy only with one', () => {
    const on = one({ os: 'windows-server-2012-r2', vm: windows });
    expect(steps(on)).not.toContain('expose');
    const off = one({
      os: 'windows-server-2012-r2',
      vm: windows,
      more: 'provider: { kind: hardware, name: Compellent, transportable: true }\nrequestor: { mode: off-host }',
    });
    expect(steps(off)).toContain('expose');
    expect(off.failure).toBeUndefined();
  });
});

describe('guests that cannot be frozen', () => {
  test.each([
    ['windows-server-2012', 'guest: { os: windows-server-2012, backupService: disabled }', '', 'saved-state', true],
    [
      'windows-server-2012-r2',
      'guest: { os: windows-server-2012, backupService: disabled }',
      'requestor: { ifNotQuiesced: crash }',
      'crash',
      false,
    ],
    [
      'windows-server-2012-r2',
      'guest: { os: windows-server-2012, backupService: disabled }',
      'requestor: { ifNotQuiesced: saved-state }',
      'saved-state',
      true,
    ],
    ['windows-server-2012-r2', 'guest: { os: windows-server-2012, backupService: disabled }', '', 'unknown', false],
    ['windows-server-2012-r2', 'guest: { os: dos }', 'requestor: { ifNotQuiesced: saved-state }', 'saved-state', true],
    ['windows-server-2019', 'guest: { os: windows-nt4 }', 'requestor: { method: wmi }', 'crash', false],
    ['windows-server-2012-r2', linux(true), '', 'file-system', false],
    ['windows-server-2012-r2', linux(false), 'requestor: { ifNotQuiesced: crash }', 'crash', false],
    ['windows-server-2019', linux(true), 'requestor: { method: wmi }', 'file-system', false],
    ['windows-server-2019', linux(false), 'requestor: { method: wmi }', 'crash', false],
    ['windows-server-2012', linux(true), 'requestor: { ifNotQuiesced: crash }', 'crash', false],
    ['windows-server-2012-r2', 'guest: { os: linux }', '', 'unknown', false],
    ['windows-server-2012-r2', 'replica: replica', '', 'crash', false],
    ['windows-server-2012-r2', 'guest: { state: saved }', '', 'saved-state', false],
    ['windows-server-2012-r2', 'guest: { state: off }', '', 'unknown', false],
  ])('on %s, %s, %s: %s', (os, vm, more, consistency, isSaved) => {
    const found = one({ os, vm, more });
    expect(found.run.consistency).toBe(consistency);
    expect(found.isSaved).toBe(isSaved);
    expect(found.failure).toBeUndefined();
    expect(steps(found).includes('save')).toBe(isSaved);
    if (consistency === 'unknown') expect(found.run.outcome).toBe('unknown');
  });

  test('a product that insists fails it, with the event of the host', () => {
    const disabled = 'guest: { os: windows-server-2012, backupService: disabled }';
    const more = 'requestor: { method: wmi, ifNotQuiesced: fail }';
    expect(one({ os: 'windows-server-2019', vm: disabled, more }).failure).toMatchObject({
      step: 'guest-freeze',
      event: { provider: 'integration', id: 4093 },
      rules: ['HVB003'],
    });
    expect(one({ os: 'windows-server-2012-r2', vm: disabled, more }).failure).toMatchObject({
      event: { provider: 'integration-vss', id: 4096 },
    });
  });

  test('up to 2012 checkpoint files on another volume leave only the saved state', () => {
    const vm = String.raw`checkpoints: 'C:\Checkpoints', disks: [ { kind: vhd, path: 'D:\VMs\a.vhd' } ], ${windows}`;
    const more = String.raw`storage: [ { name: D, kind: local, path: 'D:\' } ]`;
    const found = one({ os: 'windows-server-2008-r2', vm, more });
    expect(found.run).toMatchObject({ consistency: 'saved-state', outcome: 'succeeded' });
    expect(found.run.consistencyReasons).toEqual([expect.stringContaining('another volume')]);
    expect(one({ os: 'windows-server-2012-r2', vm, more }).run.consistency).toBe('application');
  });
});

describe('obstacles', () => {
  const noScsi = `generation: 1, controllers: { ide: 2, scsi: 0 }, ${windows}`;

  test('the case of the article: 2012 R2, Compellent, Veeam off-host, no SCSI controller', () => {
    const found = one({
      os: 'windows-server-2012-r2',
      vm: noScsi,
      more: 'provider: { kind: hardware, name: Compellent, transportable: true }\nrequestor: { product: veeam, mode: off-host }',
    });
    expect(found.failure).toMatchObject({
      step: 'precheck',
      event: { provider: 'vmms', id: 10103 },
      rules: ['HVB001'],
    });
    expect(found.run).toMatchObject({ outcome: 'failed', consistency: 'none' });
    expect(found.run.outcomeReason).toContain('VMMS 10103 will say so.');
    expect(words(found)).toMatch(/^identify \w+, precheck failed, guest-freeze not-reached/);
  });

  test.each([
    ['the VM is off', 'windows-server-2012-r2', noScsi.replace('state: running', 'state: off')],
    ['2012 needs none', 'windows-server-2012', noScsi],
    ['generation 2 has one', 'windows-server-2012-r2', noScsi.replace('generation: 1', 'generation: 2')],
    ['there is one', 'windows-server-2012-r2', noScsi.replace('scsi: 0', 'scsi: 1')],
    ['nobody says', 'windows-server-2012-r2', `generation: 1, ${windows}`],
  ])('no SCSI controller is no obstacle where %s', (_, os, vm) => {
    expect(one({ os, vm }).failure).toBeUndefined();
  });

  const disk = (kind: string): string => `disks: [ { kind: ${kind}, on: scsi } ], ${windows}`;
  const guest = (flag: string): string => windows.replace(' }', `, ${flag}: true }`);
  const incremental = 'requestor: { method: vss, changeTracking: true }';
  test.each([
    [
      '2012 R2, incremental, pass-through',
      'windows-server-2012-r2',
      disk('pass-through'),
      incremental,
      'precheck',
      10109,
      'HVB011',
    ],
    [
      '2012, incremental, pass-through',
      'windows-server-2012',
      disk('pass-through'),
      incremental,
      'prepare',
      10161,
      'HVB011',
    ],
    ['2012 R2, incremental, iSCSI', 'windows-server-2012-r2', guest('iscsi'), incremental, 'precheck', 10110, 'HVB012'],
    ['2012, incremental, iSCSI', 'windows-server-2012', guest('iscsi'), incremental, 'prepare', 10162, 'HVB012'],
    [
      '2012 R2, incremental, Fibre Channel',
      'windows-server-2012-r2',
      guest('fibreChannel'),
      incremental,
      'precheck',
      10111,
      'HVB013',
    ],
    [
      '2012 R2, incremental, shared',
      'windows-server-2012-r2',
      disk('shared'),
      incremental,
      'precheck',
      10112,
      'HVB014',
    ],
    [
      '2019, shared vhdx',
      'windows-server-2019',
      disk('shared'),
      'requestor: { method: wmi }',
      'checkpoint-create',
      18174,
      'HVB015',
    ],
    [
      '2019, VHD Set in no group',
      'windows-server-2019',
      `${disk('vhds')}, group: none`,
      'requestor: { method: wmi }',
      'checkpoint-create',
      18176,
      'HVB016',
    ],
    ['client, through VSS', 'windows-client', windows, 'requestor: { method: vss }', 'identify', 10130, 'HVB203'],
    [
      '2012, provider without auto-recovery',
      'windows-server-2012',
      windows,
      'provider: { kind: hardware, autoRecovery: false }',
      'auto-recovery',
      10111,
      'HVB102',
    ],
  ])('%s', (_, os, vm, more, step, id, rule) => {
    expect(one({ os, vm, more }).failure).toMatchObject({ step, event: { id }, rules: [rule] });
  });

  const volume = (rest: string): string => String.raw`storage: [ { name: V, path: 'D:\', ${rest} } ]`;
  const onVolume = String.raw`disks: [ { kind: vhdx, path: 'D:\a.vhdx' } ], ${windows}`;
  const offHost = 'requestor: { mode: off-host, proxy: { name: PRX, providers: [Other] } }';
  test.each([
    ['a share without an agent', volume('kind: smb3, vssAgent: false'), 'volume-snapshot', 'HVB157'],
    [
      'a provider that is demanded, and a share',
      `${volume('kind: smb3')}\nprovider: { kind: hardware, forced: true }`,
      'volume-snapshot',
      'HVB098',
    ],
    [
      'a proxy that is the node itself',
      `provider: { kind: hardware }\nrequestor: { mode: off-host, proxy: { name: HV01 } }`,
      'expose',
      'HVB152',
    ],
    [
      'a persistent copy on ReFS',
      `${volume('kind: local, fileSystem: refs')}\nprovider: { kind: system, persistent: true }`,
      'volume-snapshot',
      'HVB107',
    ],
    ['a proxy without the provider', `provider: { kind: hardware, name: Compellent }\n${offHost}`, 'expose', 'HVB154'],
    ['a proxy and the system provider', `provider: { kind: system }\n${offHost}`, 'expose', 'HVB154'],
    [
      'a snapshot that cannot travel',
      `provider: { kind: hardware, transportable: false }\nrequestor: { mode: off-host }`,
      'expose',
      'HVB154',
    ],
    [
      'a LUN without an identifier',
      `${volume('kind: csv, lun: { id: L, uniqueId: false }')}\nprovider: { kind: hardware }\nrequestor: { mode: off-host }`,
      'expose',
      'HVB153',
    ],
  ])('%s', (_, more, step, rule) => {
    const { failure } = one({ os: 'windows-server-2012-r2', vm: onVolume, more });
    expect(failure).toMatchObject({ step, rules: [rule] });
  });

  test('Storage Spaces Direct and a proxy', () => {
    const [found] = predicted(
      `hvbackup: 1\nhost: { os: windows-server-2019, storageSpacesDirect: true }\nprovider: { kind: hardware }\nrequestor: { mode: off-host, method: vss }\nvms: [ { name: A, ${windows} } ]\n`,
    );
    expect(found?.failure?.rules).toEqual(['HVB155']);
    expect(found?.run.consistency).toBe('application');
  });

  test('a provider that the node does not have', () => {
    const [found] = predicted(
      `hvbackup: 1\nhost: { os: windows-server-2012-r2, nodes: [HV01, { name: HV02, providers: [Dell] }] }\nprovider: { kind: hardware, name: Compellent }\nvms: [ { name: A, node: HV02, ${windows} } ]\n`,
    );
    expect(found?.failure).toMatchObject({ rules: ['HVB103'], step: 'volume-snapshot' });
  });

  test('the first step decides, the others are told for later', () => {
    const found = one({
      os: 'windows-server-2012-r2',
      vm: noScsi,
      more: 'provider: { kind: system }\nrequestor: { mode: off-host }',
    });
    expect([found.failure, ...found.laterFailures].map((failure) => failure?.rules)).toEqual([['HVB001'], ['HVB154']]);
  });

  test('disks that are not copied are told, and are no obstacle by themselves', () => {
    const found = one({ os: 'windows-server-2012-r2', vm: disk('pass-through') });
    expect(found.failure).toBeUndefined();
    expect(found.leftOut.map(({ rules }) => rules)).toEqual([['HVB011']]);
  });

  test('what may stay behind is what the model says of the step', () => {
    const found = one({
      os: 'windows-server-2012-r2',
      vm: onVolume,
      more: volume('kind: smb3, vssAgent: false'),
    });
    expect(found.run.leftBehind.length).toBeGreaterThan(0);
    expect(found.run.leftBehind.every(({ certainty }) => certainty === 'possible')).toBe(true);
  });
});

describe('what is not said', () => {
  test('a share or a path from the root that no volume has is on none', () => {
    for (const path of [String.raw`\\FS1\VMs\a.vhdx`, String.raw`\a.vhdx`, '\\'])
      expect(
        one({ os: 'windows-server-2012-r2', vm: `disks: [ { kind: vhdx, path: '${path}' } ]` }).vm.volumes,
      ).toEqual([]);
  });

  test('is no obstacle: whether a VM with a VHD Set is in a group', () => {
    const vm = `disks: [ { kind: vhds } ], ${windows}`;
    const more = 'requestor: { method: wmi }';
    const found = one({ os: 'windows-server-2019', vm, more });
    expect(found.failure).toBeUndefined();
    expect(found.open).toEqual([expect.objectContaining({ rules: ['HVB016'] })]);
    expect(one({ os: 'windows-server-2019', vm: `${vm}, group: sql`, more }).open).toEqual([]);
  });

  test('stays unknown: no Windows of the host', () => {
    const { scenario } = openScenario('mem:///a.hvbackup.yaml', 'hvbackup: 1\nvms: [ { name: A } ]\n');
    const [found] = predict(resolvePlan(scenario)).runs;
    expect(found?.run).toMatchObject({ outcome: 'unknown', consistency: 'unknown' });
    expect(found?.run.steps.every(({ status }) => status === 'unknown')).toBe(true);
  });

  test('is told: the state, the guest', () => {
    const { open, run } = one({ os: 'windows-server-2012-r2' });
    expect(open.map(({ says }) => says)).toEqual([
      expect.stringContaining('does not say what runs in it'),
      expect.stringContaining('taken to be running'),
    ]);
    expect(run.outcome).toBe('unknown');
  });

  test('a job of VMs that are not there has no run of them', () => {
    expect(
      predicted(
        'hvbackup: 1\nhost: { os: windows-server-2019 }\njobs: [ { name: n, vms: [A, B] } ]\nvms: [ { name: A } ]\n',
      ).map(({ vm }) => vm.name),
    ).toEqual(['A']);
  });

  test('nothing of a broken text makes it throw', () => {
    const text = `hvbackup: 1\nhost: { os: windows-server-2012-r2, nodes: [A, { name: B }] }\njobs: [ { name: n, vms: [A] } ]\nvms: [ { name: A, guest: { os: linux }, disks: [ { kind: vhdx, path: 'C:\\a' } ] } ]\n`;
    for (let end = 0; end < text.length; end++)
      predict(resolvePlan(openScenario('mem:///a.hvbackup.yaml', text.slice(0, end)).scenario));
  });
});
