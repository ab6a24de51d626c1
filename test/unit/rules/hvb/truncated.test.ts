import { describe, expect, test } from 'vitest';
import { hvbRules } from '../../../../src/core/rules/hvb';
import { runRules } from '../../../../src/core/rules/run';
import { openVmConfig } from '../../../../src/core/vmconfig/document';
import type { EvidenceFacts } from '../../../../src/core/vmconfig/evidence-facts';
import type { HostOs } from '../../../../src/core/vmconfig/facts/host-os';
import { damages, truncations } from '../../../support/mutation';
import { vmConfig } from '../../../support/vm-config';
import { absent, facts, present } from './evidence';

const guid = 'AB12CD34-0000-1111-2222-333344445555';
const checkpointDisk = `D:\\VMs\\APP01\\root_${guid}.avhdx`;
const odd = `\\\\10.0.0.5\\it's\\a & b-AutoRecovery.vhd`;
const others: EvidenceFacts['others'] = [
  { uri: 'mem:///other.xml', kind: 'virtual-machine', id: guid.toLowerCase(), name: 'APP01 - (3/6/2014)' },
];

/** What a whole text gives; a part of it may give less and nothing else. */
const texts: readonly (readonly [string, string, EvidenceFacts | undefined])[] = [
  ['a healthy VM', vmConfig(), undefined],
  [
    'a healthy VM of generation 2',
    vmConfig({ generation: 2, version: '9.0', ide: [], scsi: [[{ path: 'D:\\a.vhdx' }]] }),
    undefined,
  ],
  [
    'a checkpoint',
    vmConfig({ typeId: 'Snapshots', name: 'APP01 - (3/6/2014)', ide: [{ path: checkpointDisk }] }),
    facts({ [checkpointDisk]: present('root.vhdx') }, others),
  ],
  [
    'a VM with much to say',
    vmConfig({
      name: 'APP01 - (3/6/2014)',
      ide: [{ path: checkpointDisk }, { path: odd }],
      scsi: [[{ path: 'C:\\ClusterStorage\\Volume1\\a.vhdx' }, { path: 'C:\\ClusterStorage\\Volume2\\b.vhdx' }]],
      checkpoints: { mergePending: true },
      vtpm: true,
    }),
    facts({ [checkpointDisk]: absent(`root_${guid}.old.avhdx`, 'root-AutoRecovery.avhdx') }, others),
  ],
];
const mine = ['023', '024', '025', '026', '027', '028', '060', '067', '068', '075', '150', '158'];
const rules = hvbRules.filter(({ code }) => mine.includes(code.slice(3)));

function codesOf(text: string, hostOs: HostOs | undefined, evidence: EvidenceFacts | undefined): string[] {
  const { config, document, problems } = openVmConfig('mem:///vm.xml', text);
  if (!config) return [];
  const host = { os: hostOs, source: 'flag' as const };
  const input = {
    uri: 'mem:///vm.xml',
    document,
    problems,
    encoding: undefined,
    config,
    host,
    evidence,
    fileName: 'vm.xml',
  };
  return runRules(rules, input, { uri: 'mem:///vm.xml', hostOs }).map(({ code }) => code);
}

describe.each(texts)('%s', (name, text, evidence) => {
  const hosts: readonly (HostOs | undefined)[] = [undefined, 'windows-server-2012-r2', 'windows-server-2022'];

  test('the whole text', () => {
    const codes = new Set(hosts.flatMap((os) => codesOf(text, os, evidence)));
    const wanted = name.startsWith('a VM')
      ? mine.filter((code) => code !== '026' && code !== '068').map((code) => `HVB${code}`)
      : [];
    expect([...codes].sort()).toEqual(wanted);
  });

  test.each(hosts)('cut off anywhere it says no more, on %s', (os) => {
    const whole = new Set(codesOf(text, os, evidence));
    for (const cut of truncations(text, 29)) {
      const strange = codesOf(cut, os, evidence).filter((code) => !whole.has(code));
      expect(strange, `cut off at ${cut.length}: ${cut.slice(-80)}`).toEqual([]);
    }
  });

  test('damaged anywhere, no rule fails', () => {
    for (const damaged of damages(text, 61, 3))
      expect(codesOf(damaged, 'windows-server-2016', evidence)).not.toContain('internal/rule-failed');
  });
});
