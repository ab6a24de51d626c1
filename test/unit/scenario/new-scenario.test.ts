import { describe, expect, test } from 'vitest';
import { scenarioFromFiles } from '../../../src/core/new-scenario';
import { writeScenario } from '../../../src/core/new-scenario/write';
import { openScenario, readNamedConfigs, resolvePlan } from '../../../src/core/scenario';
import { asYaml } from '../../../src/core/scenario/as-yaml';
import { parse } from 'yaml';
import { good2012R2 } from '../../fixtures/runs/good';
import { MemoryHost } from '../../support/memory-host';
import { logsOf } from '../../support/records-to-evtx';
import { vmConfig } from '../../support/vm-config';

const inventory = `PS C:\\> Get-VM | fl Name, State, Generation, Version

Name       : SQL-02
State      : Off
Generation : 1
Version    : 8.0

PS C:\\> Get-VMHardDiskDrive SQL-02 | fl

VMName             : SQL-02
ControllerType     : IDE
ControllerNumber   : 0
ControllerLocation : 0
Path               : D:\\VMs\\SQL-02.vhdx

PS C:\\>
`;
const logs = Object.fromEntries(
  Object.entries(logsOf(good2012R2)).map(([name, bytes]) => [`mem:///case/logs/${name}`, bytes]),
);
const files = {
  'mem:///case/vms/App%2001.xml': vmConfig({ name: 'APP01' }),
  'mem:///case/get-vm.txt': inventory,
  'mem:///case/readme.md': '# Hello',
  ...logs,
};

describe('a new scenario', () => {
  test('tells what the files of a folder say, and is one', async () => {
    const host = new MemoryHost(files);
    const { text, unread } = await scenarioFromFiles(host, { folder: 'mem:///case' });
    expect(unread).toEqual([]);
    const uri = 'mem:///case/new.hvbackup.yaml';
    const { scenario, problems, schemaFindings } = openScenario(uri, text);
    expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
    expect(scenario.host?.os?.value).toBe('windows-server-2012-r2');
    const names = scenario.vms.flatMap(({ config }) => config?.value ?? []);
    expect(names).toEqual(['./vms/App 01.xml']);
    const { configs, unread: missing } = await readNamedConfigs(host, { uri, names });
    expect(missing.size).toBe(0);
    const plan = resolvePlan(scenario, configs);
    expect(plan.vms.map(({ name }) => name)).toEqual(['APP01', 'SQL-02', 'VM001']);
    expect(plan.vms[1]).toMatchObject({
      state: { value: 'off' },
      generation: { value: 1 },
      volumes: [{ name: { value: 'D' } }],
    });
    expect(scenario.evidence.map(({ value }) => value)).toContain('./get-vm.txt');
    expect(text).toContain('# only a log names it');
  });

  test('of nothing says what is missing', async () => {
    const { text } = await scenarioFromFiles(new MemoryHost({ 'mem:///case/a.txt': 'Hello.' }), {
      folder: 'mem:///case',
    });
    expect(text).toContain('os: # no file says which Windows the host has');
    expect(text).toContain('vms: [] # no file names a VM');
  });

  test('goes on past a file that cannot be read', async () => {
    const host = new MemoryHost(files);
    const read = host.readRange.bind(host);
    host.readRange = (uri, offset, length) =>
      uri.endsWith('get-vm.txt') ? Promise.reject(new Error('locked')) : read(uri, offset, length);
    const { text, unread } = await scenarioFromFiles(host, { folder: 'mem:///case' });
    expect(unread).toEqual(['./get-vm.txt']);
    expect(text).toContain('./vms/App 01.xml');
  });

  test('can be stopped', async () => {
    const { read } = await scenarioFromFiles(new MemoryHost(files), { folder: 'mem:///case', shouldStop: () => true });
    expect(read).toBe(0);
  });
});

const hostile = [
  "it's",
  'a: b',
  '# no comment',
  '- dash',
  '{flow}',
  '[list]',
  '&anchor',
  '*alias',
  '!tag',
  '%percent',
  '@at',
  '`tick`',
  '"quote"',
  'true',
  'No',
  '22:00',
  '1.0',
  '0x10',
  '1e5',
  '-1',
  '.5',
  '~',
  'null',
  ' leading',
  'trailing ',
  'a\nb',
  'a\tb',
  '\u0000',
  '\u2028',
  '\ufeffx',
  'C:\\VMs\\a.vhdx',
  '\\\\s\\x',
  'ÄÖ 中',
  '',
  '?',
  '|',
  '>',
  '=',
];
test.each(hostile.map((word) => [word]))('%j is written so that it is read back', (word) => {
  expect(parse(`a: ${asYaml(word)}\n`)).toEqual({ a: word });
  expect(parse(`a: [${asYaml(word)}]\n`)).toEqual({ a: [word] });
});

test('names from files never become more than names', () => {
  for (const word of hostile) {
    const text = writeScenario({
      name: word,
      hosts: [word],
      configs: [{ path: `./${word}`, name: word }],
      vms: [{ name: word, from: 'log', disks: [`C:\\ClusterStorage\\${word}\\a.vhdx`] }],
      evidence: [word],
      paths: [`\\\\${word}\\share\\a.vhdx`],
    });
    const { problems, scenario } = openScenario('mem:///a.hvbackup.yaml', text);
    expect([word, problems]).toEqual([word, []]);
    expect(scenario.vms).toHaveLength(2);
  }
});
