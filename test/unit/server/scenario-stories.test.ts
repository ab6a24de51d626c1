import { afterEach, describe, expect, test } from 'vitest';
import { isWireRun } from '../../../src/core';
import * as wire from '../../../src/protocol/lsp';
import { hostResultGuards } from '../../../src/protocol/panel-guards';
import { failedMerge } from '../../fixtures/sequence';
import { vmConfig } from '../../support/vm-config';
import { Session } from './session';

const sessions: Session[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

const uri = 'mem:///case/nightly.hvbackup.yaml';
const scenario = `hvbackup: 1
name: Nightly
host: { os: windows-server-2012-r2, nodes: [HV01] }
storage: [ { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1' } ]
provider: { kind: hardware, transportable: true }
requestor: { product: veeam, mode: off-host }
jobs: [ { name: night, at: '22:00', vms: [VM001, LNX1] } ]
vms:
  - name: VM001
    generation: 1
    controllers: { ide: 2, scsi: 0 }
    guest: { os: windows-server-2012-r2, state: running }
  - { name: LNX1, guest: { os: linux, backupDaemon: true }, count: 3 }
`;
/** The night of the fixture: VM names as its logs have them. */
const night = failedMerge();
const logs = Object.fromEntries(
  Object.entries(night.logs()).map(([name, bytes]) => [`mem:///case/logs/${name}`, bytes]),
);
const withEvidence = `hvbackup: 1
host: { os: windows-server-2012-r2, nodes: [HV01] }
vms:
  - { name: VM001, generation: 2, guest: { os: windows-server-2012-r2, state: running } }
evidence: [ ./logs, ./absent.evtx, ../../outside.evtx ]
`;

async function start(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Session> {
  const session = await Session.start({ files, roots: ['mem:///case'] });
  sessions.push(session);
  return session;
}

async function ask<P, R>(session: Session, { method }: wire.RequestName<P, R>, params: P): Promise<R> {
  return await session.client.sendRequest<R>(method, params);
}

async function predicted(session: Session, again = false): Promise<wire.WireStory> {
  const answer = await ask(session, wire.predictScenario, { uri, label: 'nightly.hvbackup.yaml', again });
  if (!answer) throw new Error('Nothing was predicted.');
  return answer;
}

describe('the story of a scenario', () => {
  test('has its predicted runs with the hour of the plan, and says that nothing was observed', async () => {
    const session = await start();
    await session.open(uri, scenario, 'hyperv-backup-scenario');
    const answer = await predicted(session);
    const { story } = answer;
    expect(hostResultGuards(isWireRun).ready({ story, selection: null, timeZone: 'UTC' })).toBe(true);
    expect(answer.scenario).toEqual({ uri, label: 'nightly.hvbackup.yaml' });
    expect(story.runs.map(({ id, outcome, predicted: own }) => [id, outcome, own])).toEqual([
      ['predicted:night:VM001', 'failed', { at: '22:00' }],
      ['predicted:night:LNX1', 'succeeded', { at: '22:00' }],
    ]);
    expect(story.scenario?.pairs).toEqual([]);
    expect(story.coverage[0]).toBe('Predicted from nightly.hvbackup.yaml; nothing of it was observed.');
    expect(story.coverage.join('\n')).toContain('4 VMs in 1 round');
    expect(story.coverage.join('\n')).not.toContain('No event log');
  });

  test('gives each run its reasons, with the lines that say them', async () => {
    const session = await start();
    await session.open(uri, scenario, 'hyperv-backup-scenario');
    const { version } = (await predicted(session)).story;
    const runs = await ask(session, wire.storyRuns, {
      version,
      runIds: ['predicted:night:VM001', 'predicted:night:LNX1'],
    });
    expect(hostResultGuards(isWireRun).runs({ runs })).toBe(true);
    const [vm, linux] = runs;
    expect(vm?.run.origin).toBe('predicted');
    const line = scenario.split('\n').findIndex((text) => text.includes('controllers:'));
    expect(vm?.prediction?.reasons[0]).toMatchObject({
      kind: 'fails',
      step: 'precheck',
      rules: ['HVB001'],
      place: { line },
    });
    expect(linux?.prediction?.place.line).toBe(scenario.split('\n').findIndex((text) => text.includes('LNX1, guest')));
  });

  test('follows the text in the editor, and the older story is refused', async () => {
    const session = await start({ [uri]: 'hvbackup: 1\n' });
    await session.open(uri, scenario, 'hyperv-backup-scenario');
    const first = await predicted(session);
    await session.change(uri, scenario.replace('scsi: 0', 'scsi: 1'));
    const second = await predicted(session);
    expect(second.story.runs[0]).toMatchObject({ id: 'predicted:night:VM001', outcome: 'succeeded' });
    expect(second.story.version).toBe(first.story.version + 1);
    await expect(ask(session, wire.storyRuns, { version: first.story.version, runIds: [] })).rejects.toThrow(
      /read again/,
    );
  });

  test('of a file that is not open is that of the file, with the facts of its configuration', async () => {
    const text =
      'hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nvms: [ { config: ./vm.xml }, { config: ../out.xml } ]\n';
    const session = await start({ [uri]: text, 'mem:///case/vm.xml': vmConfig({ name: 'FROM-FILE' }) });
    const { story } = await predicted(session);
    expect(story.runs[0]?.vm.name).toBe('FROM-FILE');
    expect(story.coverage.join('\n')).toContain('../out.xml was not read (outside).');
  });

  test('sets the backups of the evidence beside the prediction; what cannot be read is told', async () => {
    const session = await start({ ...logs });
    await session.open(uri, withEvidence, 'hyperv-backup-scenario');
    const { story: paired, files } = await predicted(session);
    expect(files.map(({ label }) => label)).toEqual(
      Object.keys(night.logs())
        .map((name) => `logs/${name}`)
        .sort(),
    );
    const observed = paired.runs.find(({ predicted: own }) => !own);
    expect(observed).toMatchObject({ outcome: 'failed' });
    expect(paired.scenario?.pairs).toEqual([
      {
        predicted: paired.runs[0]?.id,
        observed: observed?.id,
        says: expect.stringMatching(/failed, and was expected to pass\.$/) as string,
      },
    ]);
    const told = paired.coverage.join('\n');
    expect(told).toContain('./absent.evtx was not read (absent).');
    expect(told).toContain('../../outside.evtx was not read (outside).');
    expect(told).toMatch(/Coverage: \d+ of \d+ records/);
    // The records behind the observed steps are those of the story.
    const [details] = await ask(session, wire.storyRuns, { version: paired.version, runIds: [observed?.id ?? ''] });
    const place = details?.run.steps.flatMap(({ evidence }) => evidence)[0];
    const records = await ask(session, wire.storyRecords, {
      version: paired.version,
      records: [{ uri: place?.uri ?? '', byteOffset: place?.byteOffset ?? 0 }],
    });
    expect(records).toHaveLength(1);
  });

  test('reads its evidence once while the plan is edited, and again when asked to', async () => {
    const session = await start({ ...logs });
    await session.open(uri, withEvidence, 'hyperv-backup-scenario');
    await predicted(session);
    const reads = (): number => session.host.reads.filter((one) => one.includes('/logs/')).length;
    const before = reads();
    expect(before).toBeGreaterThan(0);
    await session.change(uri, `${withEvidence}# an edit\n`);
    expect((await predicted(session)).story.runs.length).toBeGreaterThan(1);
    expect(reads()).toBe(before);
    await predicted(session, true);
    expect(reads()).toBeGreaterThan(before);
  });

  test('that is stopped leaves the last one', async () => {
    const session = await start();
    await session.open(uri, scenario, 'hyperv-backup-scenario');
    const first = await predicted(session);
    const broken = ask(session, wire.predictScenario, { uri: 'mem:///gone.hvbackup.yaml', label: 'gone' });
    await expect(broken).rejects.toThrow(/no such scenario/);
    const last = await ask(session, wire.currentStory, {});
    expect(last?.story.version).toBe(first.story.version);
  });

  test.each(['', 'hvbackup: 1\nvms:\n  - ', '{', '- [', 'vms: 7'])('of %j has no run and no failure', async (text) => {
    const session = await start();
    await session.open(uri, text, 'hyperv-backup-scenario');
    expect((await predicted(session)).story.runs.filter(({ vm }) => vm.name === 'VM001')).toEqual([]);
    expect(await ask(session, wire.scenarioLenses, { uri })).toBeInstanceOf(Array);
  });

  test('is exported as predicted, and with pseudonyms names no VM and no path', async () => {
    const session = await start();
    await session.open(uri, scenario, 'hyperv-backup-scenario');
    const { version } = (await predicted(session)).story;
    const save = (format: 'svg' | 'mermaid' | 'markdown', anonymize: boolean): Promise<wire.WireExport> =>
      ask(session, wire.storyExport, {
        version,
        format,
        runIds: ['predicted:night:VM001'],
        anonymize,
        timeZone: 'UTC',
        toolVersion: '1',
      });
    expect((await save('svg', false)).text).toContain('predicted to fail');
    expect((await save('svg', false)).text).toContain('PREDICTED');
    expect((await save('mermaid', false)).text).toContain('PREDICTED, not observed: VM001, 22:00');
    expect((await save('markdown', false)).text).toContain('# Predicted Hyper-V backups');
    for (const format of ['svg', 'mermaid', 'markdown'] as const)
      expect((await save(format, true)).text, format).not.toMatch(/VM001|HV01|1601/);
  });
});

describe('lenses of a scenario', () => {
  test('tell the verdict on each VM, the ways to the panel and the same VMs in other ways', async () => {
    const session = await start();
    const disks = String.raw`disks: [ { kind: vhdx, path: 'C:\ClusterStorage\Volume1\a.vhdx' } ], `;
    const placed = scenario.replace('{ name: LNX1, ', `{ name: LNX1, ${disks}`);
    expect(placed).not.toBe(scenario);
    await session.open(uri, `${placed}evidence: [ ./a.evtx ]\n`, 'hyperv-backup-scenario');
    const lines = placed.split('\n');
    const at = (piece: string): number => lines.findIndex((text) => text.startsWith(piece));
    const lenses = await ask(session, wire.scenarioLenses, { uri });
    expect(lenses).toEqual([
      { line: at('vms:'), title: 'Predict', does: 'predict' },
      { line: at('jobs:'), title: 'Predict', does: 'predict' },
      { line: lines.length - 1, title: 'Compare with the evidence', does: 'compare' },
      { line: at('requestor:'), title: expect.stringMatching(/^per VM: [1-9]\d* snapshots?$/) as string },
      { line: at('requestor:'), title: expect.stringMatching(/^per LUN: \d+ snapshots?$/) as string },
      { line: at('requestor:'), title: expect.stringMatching(/^quiesced one by one: \d+ snapshots?$/) as string },
      {
        line: at('  - name: VM001'),
        title: 'Predicted: fails at precheck (VMMS 10103)',
        does: 'predict',
        runId: 'predicted:night:VM001',
      },
      {
        line: at('  - { name: LNX1'),
        title: 'Predicted: succeeds, file-system-consistent',
        does: 'predict',
        runId: 'predicted:night:LNX1',
      },
    ]);
  });
});
