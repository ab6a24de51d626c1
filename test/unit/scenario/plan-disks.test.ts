import type { NamedFiles } from '../../../src/core/scenario';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { describeTextRule } from '../../support/describe-text-rule';
import { vmConfig } from '../../support/vm-config';
import { cutAfter, planText, running } from './plan-text';

const disk = (rest: string): string => `disks: [ ${rest} ], ${running}`;
const incremental = { more: 'requestor: { method: vss, changeTracking: true }' };
const on2019 = { os: 'windows-server-2019', more: 'requestor: { method: wmi }' };

describeTextRule('scenario', 'HVB011', {
  fires: [
    {
      name: 'a physical disk',
      text: planText(disk('{ [|kind: pass-through|], on: scsi }')),
      severity: 'warning',
      says: ['passed through to "A": it is in no backup of the host.'],
    },
    {
      name: 'and an incremental backup',
      text: planText(disk('{ [|kind: pass-through|], on: scsi }'), incremental),
      says: ['an incremental backup is refused while it is there (event 10109)'],
    },
  ],
  quiet: [{ name: 'a file', text: planText(disk('{ kind: vhdx, on: scsi }')) }],
  missing: [{ name: 'no disks', text: planText(running) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(disk('{ [|kind: pass-through|] }')), '|]') }],
  advises: {
    says: 'List the physical disks of this VM',
    powershell: "Get-VMHardDiskDrive -VMName 'A' | Where-Object DiskNumber -NE $null",
  },
});

const guest = (more: string, os = 'windows-server-2012-r2'): string => `guest: { os: ${os}, state: running, ${more} }`;
describeTextRule('scenario', 'HVB012', {
  fires: [
    { name: 'iSCSI in the guest', text: planText(guest('iscsi: [|true|]')), severity: 'warning', says: ['by iSCSI'] },
    { name: 'and an incremental backup', text: planText(guest('iscsi: [|true|]'), incremental), says: ['10110'] },
  ],
  quiet: [{ name: 'none', text: planText(guest('iscsi: false')) }],
  missing: [{ name: 'nobody says', text: planText(running) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('iscsi: [|true|]')), '|]') }],
  advises: { says: 'Back the iSCSI disks up with an agent' },
});

describeTextRule('scenario', 'HVB013', {
  fires: [
    {
      name: 'an adapter',
      text: planText(guest('fibreChannel: [|true|]')),
      severity: 'warning',
      says: ['Fibre Channel'],
    },
    { name: 'a disk', text: planText(disk('{ [|kind: fibre-channel|] }')) },
  ],
  quiet: [{ name: 'none', text: planText(guest('fibreChannel: false')) }],
  missing: [{ name: 'nobody says', text: planText(running) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('fibreChannel: [|true|]')), '|]') }],
  advises: {
    says: 'List the Fibre Channel adapters of this VM',
    powershell: "Get-VMFibreChannelHba -VMName 'A'",
  },
});

describeTextRule('scenario', 'HVB014', {
  fires: [
    {
      name: 'a shared disk on 2012 R2',
      text: planText(disk('{ [|kind: shared|], on: scsi }')),
      severity: 'error',
      says: ['leaves a shared disk out'],
    },
  ],
  quiet: [
    { name: 'on 2019 it is HVB015', text: planText(disk('{ kind: shared, on: scsi }'), on2019) },
    { name: 'a file', text: planText(disk('{ kind: vhdx, on: scsi }')) },
  ],
  missing: [{ name: 'no disks', text: planText(running) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(disk('{ [|kind: shared|] }')), '|]') }],
  advises: {
    says: 'List the shared disks of this VM',
    powershell: "Get-VMHardDiskDrive -VMName 'A' | Where-Object SupportPersistentReservations",
  },
});

const sharedFile: NamedFiles = {
  configs: new Map([
    [
      './a.xml',
      openVmConfig(
        'mem:///case/a.xml',
        vmConfig({ name: 'A', version: '8.0', scsi: [[{ path: String.raw`D:\VMs\q.vhdx`, shared: true }]] }),
      ),
    ],
  ]),
  unread: new Map(),
};
describeTextRule('scenario', 'HVB015', {
  fires: [
    {
      name: 'a shared .vhdx on 2019',
      text: planText(disk(String.raw`{ [|kind: shared|], path: 'D:\VMs\q.vhdx' }`), on2019),
      severity: 'error',
      says: ['disk "q.vhdx"', 'event 18174'],
    },
    {
      name: 'by the file, where it is inferred',
      text: planText(running, on2019).replace('name: A', 'config: [|./a.xml|]'),
      named: sharedFile,
      severity: 'warning',
    },
  ],
  quiet: [{ name: 'a VHD Set', text: planText(`${disk('{ kind: vhds }')}, group: sql`, on2019) }],
  missing: [{ name: 'no disks', text: planText(running, on2019) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(disk('{ [|kind: shared|] }'), on2019), '|]') }],
  advises: {
    says: 'Convert the shared disk to a VHD Set',
    powershell: String.raw`Convert-VHD -Path 'D:\VMs\q.vhdx' -DestinationPath 'D:\VMs\q.vhds'`,
  },
});

describeTextRule('scenario', 'HVB016', {
  fires: [
    {
      name: 'a VHD Set in no group',
      text: planText(`group: none, ${disk('{ [|kind: vhds|] }')}`, on2019),
      severity: 'error',
      says: ['event 18176'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'in a group', text: planText(`group: sql, ${disk('{ kind: vhds }')}`, on2019) },
    { name: 'nothing shared', text: planText(`group: none, ${disk('{ kind: vhdx }')}`, on2019) },
  ],
  missing: [{ name: 'nobody says whether', text: planText(disk('{ kind: vhds }'), on2019) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(`group: none, ${disk('{ [|kind: vhds|] }')}`, on2019), '|]') }],
  advises: {
    says: 'Put the VMs that share the disk into one group',
    powershell:
      "New-VMGroup -Name '<group>' -GroupType VMCollectionType; Add-VMGroupMember -Name '<group>' -VM (Get-VM -Name 'A')",
  },
});

describeTextRule('scenario', 'HVB045', {
  fires: [
    {
      name: 'Linux with a physical disk',
      text: planText(`disks: [ { [|kind: pass-through|] } ], ${guest('backupDaemon: true', 'linux')}`),
      severity: 'warning',
      says: ['can fail without saying so'],
    },
    { name: 'Linux with iSCSI', text: planText(guest('backupDaemon: true, iscsi: [|true|]', 'linux')) },
  ],
  quiet: [
    { name: 'Windows', text: planText(disk('{ kind: pass-through }')) },
    { name: 'nobody freezes it', text: planText(guest('backupDaemon: false, iscsi: true', 'linux')) },
  ],
  missing: [{ name: 'no such disks', text: planText(guest('backupDaemon: true', 'linux')) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(guest('backupDaemon: true, iscsi: [|true|]', 'linux')), '|]') }],
  advises: { says: 'Detach these disks' },
});

describeTextRule('scenario', 'HVB075', {
  fires: [
    {
      name: 'a VHD file on 2019',
      text: planText(disk(String.raw`{ path: 'D:\VMs\a.vhd', kind: [|vhd|] }`), on2019),
      severity: 'warning',
      says: ['disk "a.vhd"', 'no resilient change tracking'],
    },
  ],
  quiet: [
    { name: 'VHDX', text: planText(disk('{ kind: vhdx }'), on2019) },
    { name: '2012 R2 has no tracking anyway', text: planText(disk('{ kind: vhd }')) },
  ],
  missing: [{ name: 'no disks', text: planText(running, on2019) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(disk('{ kind: [|vhd|] }'), on2019), '|]') }],
  advises: {
    says: 'Convert the disk to VHDX',
    powershell: String.raw`Convert-VHD -Path 'D:\VMs\a.vhd' -DestinationPath 'D:\VMs\a.vhdx'`,
  },
});
