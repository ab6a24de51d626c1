import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';

const named = (name: string): string => vmConfig({ name: `[|${name}|]` });

describeRule('HVB025', {
  fires: [
    {
      name: 'a slash, which a product names',
      text: named('Web/DB'),
      severity: 'warning',
      says: ['"Web/DB"', '/', 'AnyBackup'],
      powershell: "Rename-VM -Name 'Web/DB' -NewName 'Web-DB'",
    },
    {
      name: 'another of the characters, which is inferred',
      text: named('Web: new'),
      severity: 'info',
      says: ['holds :', 'inferred'],
      powershell: "Rename-VM -Name 'Web: new' -NewName 'Web- new'",
    },
    {
      name: 'several, each said once; the wildcards among them need the id',
      text: named('a\\b*c?d"e|f*'),
      severity: 'info',
      says: ['holds \\ * ? " |,'],
      powershell: "Rename-VM -VM (Get-VM -Id '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41') -NewName 'a-b-c-d-e-f-'",
    },
    {
      name: 'angle brackets',
      text: vmConfig({ name: '<x>', replace: ['&lt;x&gt;', '[|&lt;x&gt;|]'] }),
      severity: 'info',
      says: ['"<x>"'],
    },
    {
      name: 'quotes beside a slash',
      text: named(`O'Neil's $x/y`),
      severity: 'warning',
      powershell: `Rename-VM -Name 'O''Neil''s $x/y' -NewName 'O''Neil''s $x-y'`,
    },
    { name: 'a VM that is being imported', text: vmConfig({ name: '[|a/b|]', typeId: 'Planned Virtual Machines' }) },
  ],
  quiet: [
    { name: 'what a file name may hold', text: vmConfig({ name: `A-b_c.d (1) [x] {y}; 'z', $ & ! # % @ ~` }) },
    {
      name: 'a checkpoint, which is named after its time',
      text: vmConfig({ name: 'APP01 - (3/6/2014 - 10:00:00 PM)', typeId: 'Snapshots' }),
    },
    { name: 'a checkpoint of a VM that is being moved', text: vmConfig({ name: 'a/b', typeId: 'Planned Snapshots' }) },
    {
      name: 'a checkpoint by its folder, when its type is another word',
      text: vmConfig({ name: 'APP01 - (3/6/2014)', typeId: 'Realized' }),
      uri: 'mem:///D/VMs/Snapshots/7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41.xml',
    },
    { name: 'a type that is not known', text: vmConfig({ name: 'a/b', typeId: 'Realized' }) },
  ],
  missing: [
    { name: 'no name', text: vmConfig({ raw: { properties: { name: undefined } } }) },
    { name: 'an empty name', text: vmConfig({ name: '' }) },
    {
      name: 'no type in whole properties: a VM',
      text: vmConfig({ name: '[|a/b|]', raw: { properties: { type_id: undefined } } }),
    },
  ],
  broken: [
    {
      name: 'cut off before the type it may be a checkpoint',
      text: vmConfig({ name: 'APP01 - (3/6/2014 - 10:00:00 PM)', replace: [/<type_id[^]*/, ''] }),
    },
    { name: 'a type that is not closed', text: vmConfig({ name: 'a/b' }).replace('</type_id>', '') },
    { name: 'a name that is not closed', text: vmConfig({ name: 'a/b' }).replace('b</name>', 'b') },
    { name: 'damage elsewhere', text: named('a/b').replace('</processors>', '') },
  ],
  fixed: 'no edit',
});

describe('HVB025 beside that', () => {
  test('it is a warning on every host', () => {
    for (const hostOs of hostOsNames)
      expect(findingsOf(vmConfig({ name: 'a/b' }), { hostOs }).find(({ code }) => code === 'HVB025')?.severity).toBe(
        'warning',
      );
  });

  test('after the proposed name there is nothing to say', () => {
    for (const name of ['a/b', 'a\\b*c?d"e|f', '<:>']) {
      const [finding] = findingsOf(vmConfig({ name })).filter(({ code }) => code === 'HVB025');
      const proposed = /-NewName '(.*)'$/.exec(finding?.fixes()[0]?.powershell ?? '')?.[1] ?? '/';
      expect(findingsOf(vmConfig({ name: proposed })).map(({ code }) => code)).not.toContain('HVB025');
    }
  });
});
