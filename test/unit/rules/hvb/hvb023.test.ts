import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import type { OtherConfig } from '../../../../src/core/vmconfig/evidence-facts';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { facts, findingsAmong, shown } from './evidence';

const id = '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41';
const second = '11111111-2222-3333-4444-555555555555';
const third = '22222222-2222-3333-4444-555555555555';
const other = (name: string | undefined, over: Partial<OtherConfig> = {}): OtherConfig => ({
  uri: 'mem:///other.xml',
  kind: 'virtual-machine',
  id: second,
  ...(name !== undefined && { name }),
  ...over,
});
const among = (...others: OtherConfig[]) => ({ evidence: facts({}, others) });
const named = vmConfig({ name: '[|APP01|]' });
const quiet = vmConfig({ name: 'APP01' });

describeRule('HVB023', {
  fires: [
    {
      name: 'another VM of the same name',
      text: named,
      ...among(other('APP01')),
      severity: 'warning',
      says: ['Another VM in this evidence', '"APP01"'],
      powershell: `Get-VM -Id '${id}' | Rename-VM -NewName 'APP01-7a3c5d10'`,
    },
    { name: 'a name that differs in case and outer spaces', text: named, ...among(other(' app01')) },
    {
      name: 'two others',
      text: named,
      ...among(other('APP01'), other('APP01', { id: third })),
      says: ['2 other VMs in this evidence also have'],
    },
    {
      name: 'one other that lies there twice counts once',
      text: named,
      ...among(other('APP01'), other('APP01', { uri: 'mem:///copy.xml' })),
      says: ['Another VM in this evidence'],
    },
    {
      name: 'a name with all that a shell reads',
      text: vmConfig({ name: `[|O'Neil "x" & $(y)|]` }),
      ...among(other(`o'neil "X" & $(y)`)),
      powershell: `Get-VM -Id '${id}' | Rename-VM -NewName 'O''Neil "x" & $(y)-7a3c5d10'`,
    },
  ],
  quiet: [
    { name: 'other names', text: quiet, ...among(other('APP02'), other('APP011')) },
    { name: 'the same VM again, which has the same id', text: quiet, ...among(other('APP01', { id })) },
    {
      name: 'an other without an id, which may be a copy',
      text: quiet,
      evidence: facts({}, [{ uri: 'mem:///o.xml', kind: 'virtual-machine', name: 'APP01' }]),
    },
    { name: 'a checkpoint of that name', text: quiet, ...among(other('APP01', { kind: 'checkpoint' })) },
    { name: 'a document that may be a checkpoint', text: quiet, ...among(other('APP01', { kind: 'unknown' })) },
    { name: 'this is a checkpoint', text: vmConfig({ name: 'APP01', typeId: 'Snapshots' }), ...among(other('APP01')) },
    { name: 'no evidence', text: quiet },
    { name: 'while typing', text: quiet, slow: false, ...among(other('APP01')) },
  ],
  missing: [
    { name: 'no name', text: vmConfig({ raw: { properties: { name: undefined } } }), ...among(other('APP01')) },
    { name: 'empty names', text: vmConfig({ name: '' }), ...among(other(''), other(undefined, { id: third })) },
    { name: 'no id', text: vmConfig({ raw: { properties: { global_id: undefined } } }), ...among(other('APP01')) },
    {
      name: 'no type: the properties are whole, so it is a VM',
      text: vmConfig({ name: '[|APP01|]', raw: { properties: { type_id: undefined } } }),
      ...among(other('APP01')),
    },
  ],
  broken: [
    { name: 'cut off before the type', text: quiet.slice(0, quiet.indexOf('<type_id')), ...among(other('APP01')) },
    { name: 'a name that is not closed', text: quiet.replace('APP01</name>', 'APP01'), ...among(other('APP01')) },
    { name: 'damage elsewhere', text: named.replace('</processors>', ''), ...among(other('APP01')) },
  ],
  fixed: 'no edit',
});

describe('HVB023 beside that', () => {
  test('the others are named, ten at most', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `${String(at).padStart(8, '0')}-2222-3333-4444-555555555555`);
    const others = ids.map((one) => other('app01', { id: one, uri: `mem:///${one}.xml` }));
    const [finding] = findingsOf(quiet, among(...others)).filter(({ code }) => code === 'HVB023');
    expect(finding?.message).toContain('12 other VMs');
    expect(finding?.related).toHaveLength(10);
    expect(finding?.related[0]).toEqual({
      uri: `mem:///${ids[0]}.xml`,
      message: `It is named "app01" and has the id ${ids[0]}.`,
    });
  });

  test('it is a warning on every host, known or not', () => {
    for (const hostOs of [undefined, ...hostOsNames]) {
      const found = findingsOf(quiet, { ...among(other('APP01')), ...(hostOs && { hostOs }) });
      expect(found.filter(({ code }) => code === 'HVB023').map(({ severity }) => severity)).toEqual(['warning']);
    }
  });

  test('two VMs in the files', async () => {
    const uri = 'mem:///case/HV01/Virtual%20Machines/a.xml';
    const files = {
      [uri]: quiet,
      'mem:///case/HV02/Virtual%20Machines/b.xml': vmConfig({ name: 'app01', id: second }),
      'mem:///case/HV02/Snapshots/c.xml': vmConfig({ name: 'APP01', id: third, typeId: 'Snapshots' }),
    };
    expect(shown(quiet, await findingsAmong(files, uri, { roots: ['mem:///case'] }), 'HVB023')).toEqual([
      'warning APP01: Another VM in this evidence also has the name "APP01"; applications that select a VM by its name cannot tell them apart.',
    ]);
    expect(shown(quiet, await findingsAmong(files, uri), 'HVB023')).toEqual([]);
  });
});
