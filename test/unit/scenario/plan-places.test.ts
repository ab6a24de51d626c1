import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText, running } from './plan-text';

const places = (checkpoints: string, disk: string): string =>
  `disks: [ { kind: vhdx, path: '${disk}' } ], checkpoints: ${checkpoints}, ${running}`;
const elsewhere = places(String.raw`[|'C:\Checkpoints'|]`, String.raw`D:\VMs\a.vhdx`);

describeTextRule('scenario', 'HVB010', {
  fires: [
    {
      name: 'another drive on 2012',
      text: planText(elsewhere, { os: 'windows-server-2012' }),
      severity: 'error',
      says: ['go to C:', 'disk "a.vhdx" is on D:', 'put into saved state'],
      related: 1,
    },
    { name: 'from 2012 R2 on it matters little', text: planText(elsewhere), severity: 'info' },
  ],
  quiet: [
    {
      name: 'one volume',
      text: planText(places(String.raw`'D:\Checkpoints'`, String.raw`D:\VMs\a.vhdx`), { os: 'windows-server-2012' }),
    },
    {
      name: 'two shares may be on one',
      text: planText(places(String.raw`'\\FS1\C'`, String.raw`\\FS1\D\a.vhdx`), { os: 'windows-server-2012' }),
    },
  ],
  missing: [
    { name: 'nobody says where', text: planText(String.raw`disks: [ { kind: vhdx, path: 'D:\a.vhdx' } ], ${running}`) },
  ],
  broken: [{ name: 'cut off', text: cutAfter(planText(elsewhere), '|]') }],
  advises: {
    says: 'Move the checkpoint location to D:',
    powershell: String.raw`Set-VM -Name 'A' -SnapshotFileLocation 'D:\VMs'`,
  },
});

const long = (root: string, folders: number): string => `${root}${'\\0123456789'.repeat(folders)}\\a.vhdx`;
const at = (path: string, more = running): string => `disks: [ { kind: vhdx, path: ${path} } ], ${more}`;

describeTextRule('scenario', 'HVB026', {
  fires: [
    {
      name: 'a long path of a disk',
      text: planText(at(`[|'${long('D:', 24)}'|]`)),
      severity: 'warning',
      says: ['a path of 273 characters'],
    },
    {
      name: 'a long folder of checkpoints',
      text: planText(`checkpoints: [|'${long('D:', 20)}'|]`),
      says: ['A checkpoint configuration'],
    },
  ],
  quiet: [
    { name: 'as long as can be', text: planText(at(`'${long('D:', 22)}'`)) },
    { name: 'on a share it is HVB158', text: planText(at(String.raw`'${long(String.raw`\\FS1\VMs`, 24)}'`)) },
  ],
  missing: [{ name: 'no path', text: planText('disks: [ { kind: vhdx } ]') }],
  broken: [{ name: 'cut off', text: cutAfter(planText(at(`[|'${long('D:', 24)}'|]`)), '|]') }],
  advises: {
    says: "Move the VM's files to a folder with a short path",
    powershell: "Move-VMStorage -VMName 'A' -DestinationStoragePath '<folder with a short path>'",
  },
});

const linux = (daemon = 'backupDaemon: true'): string => `guest: { os: linux, state: running, ${daemon} }`;
const smb = String.raw`storage: [ { name: S, kind: smb3, path: 'X:\' } ]`;
const onShare = (more: string): string => `${more}, disks: [ { kind: vhdx, path: [|'\\\\FS1\\VMs\\a.vhdx'|] } ]`;
describeTextRule('scenario', 'HVB046', {
  fires: [
    {
      name: 'Linux on a share',
      text: planText(onShare(linux())),
      severity: 'warning',
      says: ['a live backup does not succeed there'],
    },
    {
      name: 'on a volume that is said to be one',
      text: planText(`${linux()}, disks: [ { kind: vhdx, path: [|'X:\\a.vhdx'|] } ]`, { more: smb }),
    },
  ],
  quiet: [
    { name: 'Windows', text: planText(onShare(running).replaceAll(/\[\||\|\]/g, '')) },
    { name: 'nobody freezes it', text: planText(onShare(linux('backupDaemon: false')).replaceAll(/\[\||\|\]/g, '')) },
    { name: 'a local disk', text: planText(at(String.raw`'D:\a.vhdx'`, linux())) },
  ],
  missing: [{ name: 'no path', text: planText(`disks: [ { kind: vhdx } ], ${linux()}`) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(onShare(linux())), '|]') }],
  advises: {
    says: "Move the VM's storage to a local or a Cluster Shared Volume",
    powershell: "Move-VMStorage -VMName 'A' -DestinationStoragePath '<folder on the volume>'",
  },
});

const twoCsv = (second: string): string =>
  `disks: [ { kind: vhdx, path: 'C:\\ClusterStorage\\Volume1\\a.vhdx' }, { kind: vhdx, path: ${second} } ], ${running}`;
const other = String.raw`[|'C:\ClusterStorage\Volume2\b.vhdx'|]`;
describeTextRule('scenario', 'HVB150', {
  fires: [
    {
      name: 'two volumes on 2012 R2',
      text: planText(twoCsv(other)),
      severity: 'warning',
      says: ['2 Cluster Shared Volumes'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'one volume', text: planText(twoCsv(String.raw`'C:\ClusterStorage\Volume1\b.vhdx'`)) },
    {
      name: '2019 does without one set',
      text: planText(twoCsv(other).replaceAll(/\[\||\|\]/g, ''), { os: 'windows-server-2019' }),
    },
  ],
  missing: [{ name: 'no paths', text: planText('disks: [ { kind: vhdx }, { kind: vhdx } ]') }],
  broken: [{ name: 'cut off', text: cutAfter(planText(twoCsv(other)), '|]') }],
  advises: {
    says: String.raw`Move the VM's storage to C:\ClusterStorage\Volume1`,
    powershell: String.raw`Move-VMStorage -VMName 'A' -DestinationStoragePath 'C:\ClusterStorage\Volume1\<folder of this VM>'`,
  },
});

const dpm = { more: 'requestor: { product: dpm }' };
describeTextRule('scenario', 'HVB158', {
  fires: [
    {
      name: 'an address',
      text: planText(at(String.raw`[|'\\10.0.0.5\VMs\a.vhdx'|]`), dpm),
      severity: 'error',
      says: [String.raw`\\10.0.0.5\VMs`],
    },
    {
      name: 'a share and a local volume',
      text: planText(
        `disks: [ { kind: vhdx, path: [|'\\\\FS1\\VMs\\a.vhdx'|] }, { kind: vhdx, path: 'D:\\b.vhdx' } ]`,
        dpm,
      ),
      says: ['keep one kind of storage per VM'],
      related: 1,
    },
    { name: 'a long path', text: planText(at(`[|'${long(String.raw`\\FS1\VMs`, 24)}'|]`)), severity: 'warning' },
  ],
  quiet: [
    { name: 'a name', text: planText(at(String.raw`'\\FS1\VMs\a.vhdx'`), dpm) },
    {
      name: 'another product',
      text: planText(at(String.raw`'\\10.0.0.5\VMs\a.vhdx'`), { more: 'requestor: { product: veeam }' }),
    },
  ],
  missing: [{ name: 'no path', text: planText('disks: [ { kind: vhdx } ]', dpm) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(at(String.raw`[|'\\10.0.0.5\VMs\a.vhdx'|]`), dpm), '|]') }],
  advises: { says: "Name the share by the server's full name" },
});
