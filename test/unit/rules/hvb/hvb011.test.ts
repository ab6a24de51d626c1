import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const disk = { type: 'HDD', path: 'x' } as const;
const marked = (options: VmConfigOptions): string => vmConfig({ replace: [/>HDD</g, '>[|HDD|]<'], ...options });

describeRule('HVB011', {
  fires: [
    {
      name: 'on SCSI',
      text: marked({ name: 'FS & 1', scsi: [[disk]] }),
      severity: 'warning',
      says: ['SCSI 0:0', '"FS & 1"', 'inferred', 'HDD', 'no backup of the host'],
      powershell: "Get-VMHardDiskDrive -VMName 'FS & 1' | Where-Object DiskNumber -NE $null",
    },
    { name: 'on IDE', text: marked({ ide: [{ path: 'D:\\a.vhdx' }, disk] }), severity: 'warning', says: ['IDE 0:1'] },
    {
      name: 'on the second of two controllers',
      text: marked({ scsi: [[], [{ path: 'D:\\a.vhdx' }, disk]] }),
      says: ['SCSI 1:1'],
    },
    { name: 'without a path', text: marked({ scsi: [[{ type: 'HDD' }]] }), severity: 'warning' },
    { name: 'each one', text: marked({ scsi: [[disk, disk]] }), severity: 'warning' },
    { name: 'in a configuration of 2008 R2', text: marked({ version: '2.0', scsi: [[disk]] }), severity: 'warning' },
    {
      name: 'of a VM without a name',
      text: marked({ scsi: [[disk]], raw: { properties: { name: undefined } } }),
      says: ['of this VM has'],
    },
  ],
  quiet: [
    {
      name: 'virtual disks, an image and an empty slot',
      text: vmConfig({ ide: [{ path: 'D:\\a.vhdx' }, { type: 'ISO', path: 'D:\\a.iso' }, { type: 'NONE' }] }),
    },
    {
      name: 'a type that is not known',
      text: vmConfig({ scsi: [[{ path: 'D:\\a.vhdx' }]], replace: ['>VHD<', '>HDDX<'] }),
    },
    { name: 'a checkpoint', text: vmConfig({ scsi: [[disk]], typeId: 'Snapshots' }) },
  ],
  missing: [
    { name: 'no type', text: vmConfig({ scsi: [[disk]], replace: [/<type type="string">HDD<\/type>/, ''] }) },
    { name: 'no drives', text: vmConfig({ ide: [], scsi: [] }) },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: vmConfig({ scsi: [[disk]] }).split('<properties>')[0] ?? '',
    },
    { name: 'a type that was not closed', text: vmConfig({ scsi: [[disk]] }).replace('>HDD</type>', '>HDD') },
    { name: 'a fault elsewhere changes nothing', text: marked({ scsi: [[disk]] }).replace('</settings>', '') },
  ],
  fixed: 'no edit',
});

test('HVB011 rests on an inference, so it is a warning on every host', () => {
  for (const hostOs of hostOsNames) {
    const found = findingsOf(vmConfig({ scsi: [[disk]] }), { hostOs }).filter(({ code }) => code === 'HVB011');
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  }
});
