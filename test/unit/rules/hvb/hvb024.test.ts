import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { checkRule, findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';

const disk = 'D:\\VMs\\R&D\\a & b.vhdx';

describeRule('HVB024', {
  fires: [
    {
      name: 'a VM name, marked as it is written',
      text: vmConfig({ name: 'Sales & Support', replace: ['Sales &amp; Support', '[|Sales &amp; Support|]'] }),
      severity: 'warning',
      says: ['"Sales & Support"', 'DPM of the 2010 era'],
      powershell: "Rename-VM -Name 'Sales & Support' -NewName 'Sales + Support'",
    },
    {
      name: 'a disk file',
      text: vmConfig({ ide: [{ path: disk }] }).replace(/>(D:.*?)</, '>[|$1|]<'),
      says: ['"a & b.vhdx"', 'IDE 0:0', 'Acronis'],
    },
    {
      name: 'a character reference by number',
      text: vmConfig({ name: 'R+D', replace: ['>R+D<', '>[|R&#38;D|]<'] }),
      says: ['"R&D"'],
    },
    {
      name: 'a name with wildcards: by id',
      text: vmConfig({ name: '[x] & y', replace: ['[x] &amp; y', '[|[x] &amp; y|]'] }),
      powershell: "Rename-VM -VM (Get-VM -Id '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41') -NewName '[x] + y'",
    },
  ],
  quiet: [
    {
      name: 'a reference for which nothing can be put is no ampersand',
      text: vmConfig({ name: 'XX', ide: [{ path: 'D:\\XX.vhdx' }] }).replaceAll('XX', '&company;&#0;'),
    },
    { name: 'an ampersand in a folder only', text: vmConfig({ ide: [{ path: 'D:\\R&D\\a.vhdx' }] }) },
    { name: 'an image in the DVD drive', text: vmConfig({ ide: [{ type: 'ISO', path: 'D:\\a&b.iso' }] }) },
    { name: 'the word', text: vmConfig({ name: 'Sales and Support' }) },
    {
      name: 'a checkpoint, whose name is not that of the VM',
      text: vmConfig({ name: 'before A & B', ide: [{ path: disk }], typeId: 'Snapshots' }),
    },
    { name: 'the notes', text: vmConfig({ notes: 'A & B' }) },
  ],
  missing: [
    { name: 'no name', text: vmConfig({ raw: { properties: { name: undefined } } }) },
    { name: 'no path', text: vmConfig({ ide: [{ path: '' }] }) },
  ],
  broken: [
    { name: 'a name that is not closed', text: vmConfig({ name: 'A & B' }).replace('B</name>', 'B') },
    { name: 'a bare ampersand is one too', text: vmConfig({ name: 'A & B', replace: ['A &amp; B', '[|A & B|]'] }) },
    {
      name: 'cut off after the name, which suffices',
      text: vmConfig({ name: 'A & B', replace: [/A &amp; B<\/name>[^]*/, '[|A &amp; B|]</name>'] }),
    },
  ],
  fixed: 'no edit',
});

describe('HVB024 beside that', () => {
  test('name and each disk have a finding of their own; only the name has a fix', () => {
    const text = vmConfig({ name: 'A & B', scsi: [[{ path: 'E:\\x&y.vhdx' }, { path: disk }]] });
    const found = findingsOf(text).filter(({ code }) => code === 'HVB024');
    expect(found).toHaveLength(3);
    expect(found.map(({ fixes }) => fixes().length).sort()).toEqual([0, 0, 1]);
  });

  test('no advice renames a disk', () => {
    const [finding] = checkRule('HVB024', vmConfig({ ide: [{ path: disk }] }).replace(/>(D:.*?)</, '>[|$1|]<'));
    expect(finding?.fixes()).toEqual([]);
  });

  test('it is a warning on every host', () => {
    for (const hostOs of hostOsNames)
      expect(findingsOf(vmConfig({ name: 'A & B' }), { hostOs }).find(({ code }) => code === 'HVB024')?.severity).toBe(
        'warning',
      );
  });
});
