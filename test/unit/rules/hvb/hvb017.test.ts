import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const list = /<list>\s*<size type="integer">/;
const counted = (count: number, options: VmConfigOptions = {}): string =>
  vmConfig({ checkpoints: { count }, replace: [new RegExp(`(${list.source})${count}`), `$1[|${count}|]`], ...options });

describeRule('HVB017', {
  fires: [
    {
      name: 'three checkpoints',
      text: counted(3, { name: "Anna's VM" }),
      severity: 'hint',
      says: [`"Anna's VM" has 3 checkpoints`, 'as long as they exist'],
      powershell:
        "Get-VMSnapshot -VMName 'Anna''s VM' | Select-Object Name, SnapshotType, CreationTime, ParentSnapshotName",
    },
    { name: 'one', text: counted(1), severity: 'hint', says: ['has 1 checkpoint,', 'as long as it exists'] },
    { name: 'in a configuration of 9.0', text: counted(2, { version: '9.0' }), severity: 'hint' },
    {
      name: 'a template without a name',
      text: counted(2, { raw: { properties: { name: undefined } } }),
      says: ['This VM has 2'],
    },
  ],
  quiet: [
    { name: 'none', text: vmConfig({ checkpoints: { count: 0 } }) },
    { name: 'less than none', text: vmConfig({ checkpoints: { count: -1 } }) },
    { name: 'a checkpoint', text: vmConfig({ checkpoints: { count: 2 }, typeId: 'Snapshots' }) },
    {
      name: 'a count that is no number',
      text: vmConfig({ checkpoints: { count: 2 }, replace: [new RegExp(`(${list.source})2`), '$1two'] }),
    },
  ],
  missing: [
    { name: 'no list', text: vmConfig({ raw: { global_settings: { snapshots: undefined } } }) },
    {
      name: 'a list without a size',
      text: vmConfig({ raw: { global_settings: { snapshots: { list: { size: undefined } } } } }),
    },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: vmConfig({ checkpoints: { count: 2 } }).split('<properties>')[0] ?? '',
    },
    { name: 'a count that was not closed', text: vmConfig({ checkpoints: { count: 2 } }).replace('>2</size>', '>2') },
    { name: 'a fault elsewhere changes nothing', text: counted(2).replace('</settings>', '') },
  ],
  fixed: 'no edit',
});

test('HVB017 is a hint on every host, and deletes nothing', () => {
  for (const hostOs of hostOsNames) {
    const found = findingsOf(vmConfig({ checkpoints: { count: 2 } }), { hostOs }).filter(
      ({ code }) => code === 'HVB017',
    );
    expect(found.map(({ severity }) => severity)).toEqual(['hint']);
    expect(found[0]?.fixes().map(({ powershell }) => powershell?.split(' ')[0])).toEqual(['Get-VMSnapshot']);
    expect(found[0]?.fixes()[0]?.safety).toContain('never by deleting their files');
  }
});
