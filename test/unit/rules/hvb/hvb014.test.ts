import { expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const hostOs = 'windows-server-2012-r2';
const flag = '<persistent_reservations_supported type="bool">';
const shared = { path: 'C:\\ClusterStorage\\Volume1\\quorum.vhdx', shared: true };
const marked = (options: VmConfigOptions = {}): string =>
  vmConfig({ scsi: [[shared]], replace: [`${flag}True`, `${flag}[|True|]`], ...options });

describeRule('HVB014', {
  fires: [
    {
      name: 'a shared disk on 2012 R2',
      text: marked({ name: "SQL 'A'" }),
      hostOs,
      severity: 'warning',
      says: ['SCSI 0:0', `"SQL 'A'"`, 'inferred', '10169'],
      powershell: "Get-VMHardDiskDrive -VMName 'SQL ''A''' | Where-Object SupportPersistentReservations",
    },
    { name: 'a host that only the version 5.0 points to', text: marked(), severity: 'warning' },
    { name: 'on a share', text: marked({ scsi: [[{ path: '\\\\fs1\\vms\\q.vhdx', shared: true }]] }), hostOs },
    {
      name: 'the one of two disks that is shared',
      text: marked({ scsi: [[{ path: 'D:\\a.vhdx' }, shared]] }),
      hostOs,
      says: ['SCSI 0:1'],
    },
    { name: 'on the second controller', text: marked({ scsi: [[], [shared]] }), hostOs, says: ['SCSI 1:0'] },
  ],
  quiet: [
    { name: 'a disk that is not shared', text: vmConfig({ scsi: [[{ path: 'D:\\a.vhdx' }]] }), hostOs },
    { name: 'the flag on a slot without a file', text: vmConfig({ scsi: [[{ path: '', shared: true }]] }), hostOs },
    { name: 'a host that knows VHD Sets', text: vmConfig({ scsi: [[shared]] }), hostOs: 'windows-server-2016' },
    { name: 'an unknown host', text: vmConfig({ scsi: [[shared]], version: '9.0' }) },
    { name: 'a checkpoint', text: vmConfig({ scsi: [[shared]], typeId: 'Snapshots' }), hostOs },
  ],
  missing: [
    {
      name: 'no flag',
      text: vmConfig({ scsi: [[shared]], replace: [`${flag}True</persistent_reservations_supported>`, ''] }),
      hostOs,
    },
    { name: 'no drives', text: vmConfig({ ide: [], scsi: [[]] }), hostOs },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: vmConfig({ scsi: [[shared]] }).split('<properties>')[0] ?? '',
      hostOs,
    },
    {
      name: 'a flag that was not closed',
      text: vmConfig({ scsi: [[shared]] }).replace(`${flag}True</persistent_reservations_supported>`, `${flag}True`),
      hostOs,
    },
    { name: 'a fault elsewhere changes nothing', text: marked().replace('</settings>', ''), hostOs },
  ],
  fixed: 'no edit',
});

test('HVB014 is a warning on 2012 R2, since its value is inferred, and silent on every other host', () => {
  for (const os of hostOsNames) {
    const found = findingsOf(vmConfig({ scsi: [[shared]] }), { hostOs: os }).filter(({ code }) => code === 'HVB014');
    expect(found.map(({ severity }) => severity)).toEqual(os === hostOs ? ['warning'] : []);
  }
});
