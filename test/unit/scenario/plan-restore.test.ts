import { describeTextRule } from '../../support/describe-text-rule';
import { cutAfter, planText } from './plan-text';

const restore = (vm: string, words: string, os = 'windows-server-2012-r2'): string =>
  `${planText(vm, { os })}restore: [ { vm: A, ${words} } ]\n`;
const dc = 'guest: { os: windows-server-2012-r2, roles: [domain-controller] }';

describeTextRule('scenario', 'HVB048', {
  fires: [
    {
      name: 'from a snapshot of the storage',
      text: restore(dc, 'from: [|storage-snapshot|]'),
      severity: 'error',
      says: ['a copy of its disk', 'USN rollback'],
      related: 1,
    },
    { name: 'from a checkpoint', text: restore(dc, 'from: [|checkpoint|]'), says: ['from a checkpoint'] },
    { name: 'a file by hand', text: restore(dc, 'attach: [|parent|]') },
  ],
  quiet: [
    { name: 'by the product', text: restore(dc, 'from: backup') },
    { name: 'no domain controller', text: restore('guest: { roles: [sql] }', 'from: storage-snapshot') },
  ],
  missing: [{ name: 'nobody says from where', text: restore(dc, 'to: new') }],
  broken: [{ name: 'cut off', text: cutAfter(restore(dc, 'from: [|checkpoint|]'), '|]') }],
  advises: { says: 'Restore it application-consistently' },
});

describeTextRule('scenario', 'HVB198', {
  fires: [
    {
      name: 'over the primary',
      text: restore('replica: primary', 'to: [|original|]'),
      severity: 'warning',
      says: ['the primary of a replication'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'as another VM', text: restore('replica: primary', 'to: new') },
    { name: 'no replication', text: restore('replica: none', 'to: original') },
  ],
  missing: [{ name: 'nobody says where to', text: restore('replica: primary', 'from: backup') }],
  broken: [{ name: 'cut off', text: cutAfter(restore('replica: primary', 'to: [|original|]'), '|]') }],
  advises: {
    says: 'After the restore, synchronise it again',
    powershell: "Resume-VMReplication -VMName 'A' -Resynchronize",
  },
});

describeTextRule('scenario', 'HVB204', {
  fires: [
    {
      name: 'over the VM that is there',
      text: restore('generation: 2', 'from: backup, to: [|original|]'),
      severity: 'warning',
      says: ['deletes its disks and its checkpoints first'],
    },
  ],
  quiet: [
    { name: 'as another VM', text: restore('generation: 2', 'from: backup, to: new') },
    { name: 'a checkpoint is applied', text: restore('generation: 2', 'from: checkpoint, to: original') },
  ],
  missing: [{ name: 'nobody says where to', text: restore('generation: 2', 'from: backup') }],
  broken: [{ name: 'cut off', text: cutAfter(restore('generation: 2', 'to: [|original|]'), '|]') }],
  advises: { says: 'Restore it as another VM' },
});

const id = 'A36DB6E1-9365-4963-950E-C58B18AB5A0C';
describeTextRule('scenario', 'HVB207', {
  fires: [
    {
      name: 'without permissions',
      text: restore(`id: ${id}, disks: [ { kind: vhdx, path: 'D:\\VMs\\a.vhdx' } ]`, 'keepPermissions: [|false|]'),
      severity: 'error',
      says: [`NT VIRTUAL MACHINE\\${id}`, 'does not start'],
    },
  ],
  quiet: [{ name: 'with them', text: restore(`id: ${id}`, 'keepPermissions: true') }],
  missing: [{ name: 'nobody says', text: restore(`id: ${id}`, 'to: new') }],
  broken: [{ name: 'cut off', text: cutAfter(restore(`id: ${id}`, 'keepPermissions: [|false|]'), '|]') }],
  advises: {
    says: 'Give the account of the VM the right to each restored file',
    powershell: `icacls 'D:\\VMs\\a.vhdx' /grant 'NT VIRTUAL MACHINE\\${id}:(F)'`,
  },
});

describeTextRule('scenario', 'HVB208', {
  fires: [
    {
      name: 'the active AVHDX of a snapshot',
      text: restore('generation: 2', 'from: storage-snapshot, attach: [|avhdx|]'),
      severity: 'warning',
      says: ['as a crash would leave it', 'AutoRecovery'],
    },
  ],
  quiet: [
    { name: 'the AutoRecovery file', text: restore('generation: 2', 'from: storage-snapshot, attach: auto-recovery') },
    { name: 'the parent', text: restore('generation: 2', 'from: storage-snapshot, attach: parent') },
    {
      name: '2012 makes none',
      text: restore('generation: 1', 'from: storage-snapshot, attach: avhdx', 'windows-server-2012'),
    },
  ],
  missing: [{ name: 'nobody says which file', text: restore('generation: 2', 'from: storage-snapshot') }],
  broken: [
    { name: 'cut off', text: cutAfter(restore('generation: 2', 'from: storage-snapshot, attach: [|avhdx|]'), '|]') },
  ],
  advises: { says: 'Write auto-recovery' },
});
