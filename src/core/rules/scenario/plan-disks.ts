import type { PlanVm } from '../../scenario';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import { quotePowerShell, vmParameter } from '../powershell';
import type { Fix } from '../rule';
import {
  backedUp,
  diskWord,
  eventOf,
  hitsOf,
  isLiveLinux,
  notesOn,
  planRule,
  theWordOf,
  vmFactsOf,
  wordOf,
} from './plan-input';
import type { ScenarioRule } from './scenario-input';

/** What no backup of the host has: the disk itself, what the guest has on its own. */
function leftOutRule(code: string, what: string, refused: string, fixes: (vm: PlanVm) => readonly Fix[]): ScenarioRule {
  return planRule(code, 'warning', (input, report) => {
    for (const { reason, vms, fails } of hitsOf(input, code))
      for (const vm of vms)
        report({
          span: reason.span,
          message: `${what.replace('VM', theWordOf(vm))} in no backup of the host${fails ? `, and an incremental backup is refused while ${refused}${eventOf(input, code, vm)}` : ''}.`,
          fixes: () => fixes(vm),
        });
  });
}

const leftOut: readonly ScenarioRule[] = [
  leftOutRule('HVB011', 'A physical disk is passed through to VM: it is', 'it is there', (vm) => [
    {
      title: 'List the physical disks of this VM',
      powershell: `Get-VMHardDiskDrive ${vmParameter(vmFactsOf(vm))} | Where-Object DiskNumber -NE $null`,
      safety: `It only reads. Then convert the disk to VHDX while the VM is off, or protect its data from inside the guest.${notesOn(vm)}`,
    },
  ]),
  leftOutRule('HVB012', 'The guest of VM has disks by iSCSI of its own: they are', 'it has them', () => [
    { title: 'Back the iSCSI disks up with an agent inside of the guest' },
  ]),
  leftOutRule('HVB013', 'VM has disks over virtual Fibre Channel: they are', 'it has them', (vm) => [
    {
      title: 'List the Fibre Channel adapters of this VM',
      powershell: `Get-VMFibreChannelHba ${vmParameter(vmFactsOf(vm))}`,
      safety: `It only reads. Then back its disks up with an agent inside of the guest, or move their data to VHDX files.${notesOn(vm)}`,
    },
  ]),
];

const shared: readonly ScenarioRule[] = [
  planRule('HVB014', 'error', (input, report) => {
    for (const { reason, vms, fails } of hitsOf(input, 'HVB014'))
      for (const vm of vms)
        report({
          span: reason.span,
          message: `${wordOf(vm)} has a disk that is shared, and Windows Server 2012 R2 leaves a shared disk out of a backup from the host (event 10169)${fails ? `; an incremental backup is refused${eventOf(input, 'HVB014', vm)}` : ''}.`,
          fixes: () => [
            {
              title: 'List the shared disks of this VM',
              powershell: `Get-VMHardDiskDrive ${vmParameter(vmFactsOf(vm))} | Where-Object SupportPersistentReservations`,
              safety: `It only reads. Then back the data up inside the guest cluster, or move to Windows Server 2016 or later and a VHD Set.${notesOn(vm)}`,
            },
          ],
        });
  }),
  planRule('HVB015', 'error', (input, report) => {
    for (const { reason, vms } of hitsOf(input, 'HVB015'))
      for (const vm of vms) {
        const disk = vm.disks?.find(({ kind, head }) => kind?.value === 'shared' && head.start === reason.span.start);
        report({
          span: reason.span,
          // What a configuration says of it is inferred.
          ...(disk?.kind?.from === 'config' && { atMost: 'warning' as const }),
          message: `The ${disk ? diskWord(disk) : 'disk'} of ${theWordOf(vm)} is shared and is no VHD Set, so a checkpoint of the VM is refused (event 18174).`,
          fixes: () => toVhdSet(disk?.path?.value),
        });
      }
  }),
  planRule('HVB016', 'error', (input, report) => {
    for (const { reason, vms } of hitsOf(input, 'HVB016'))
      for (const vm of vms)
        report({
          span: reason.span,
          message: `${wordOf(vm)} shares a VHD Set and is in no VM group, so a checkpoint of it is refused${eventOf(input, 'HVB016', vm)}.`,
          related: vm.source.group ? [{ span: vm.source.group.span, message: 'This says so.' }] : [],
          fixes: () => [
            {
              title: 'Put the VMs that share the disk into one group',
              powershell: `New-VMGroup -Name '<group>' -GroupType VMCollectionType; Add-VMGroupMember -Name '<group>' -VM (Get-VM ${vmParameter(vmFactsOf(vm), '-Name')})`,
              safety: `Every node of the guest cluster has to be added, and the product must back VM groups up.${notesOn(vm)}`,
            },
          ],
        });
  }),
];

function toVhdSet(path: string | undefined): readonly Fix[] {
  if (path?.toLowerCase().endsWith('.vhdx') !== true) return [];
  return [
    {
      title: 'Convert the shared disk to a VHD Set',
      powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${quotePowerShell(`${path.slice(0, -'vhdx'.length)}vhds`)}`,
      safety:
        'Shut every node of the guest cluster down, take a copy, detach the disk from all of them first. Then attach the .vhds to all, start one node and look at the disk.',
    },
  ];
}

const oldFormat = planRule('HVB075', 'warning', ({ plan }, report) => {
  for (const vm of backedUp(plan)) {
    if (!vm.hostOs || !isServerBetween(vm.hostOs.value, 'windows-server-2016', 'windows-server-2025')) continue;
    for (const disk of vm.disks ?? []) {
      if (disk.kind?.value !== 'vhd') continue;
      const path = disk.path?.value;
      report({
        span: disk.kind.span,
        message: `The ${diskWord(disk)} of ${theWordOf(vm)} is a VHD file; the VHD format has no resilient change tracking, so each backup reads the whole disk.`,
        fixes: () => (path?.toLowerCase().endsWith('.vhd') === true ? convert(path) : []),
      });
    }
  }
});

function convert(path: string): readonly Fix[] {
  return [
    {
      title: 'Convert the disk to VHDX',
      powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${quotePowerShell(`${path}x`)}`,
      safety:
        'VM off, no checkpoints, no backup job running, no other disk that has this one as its parent, free space for a second copy. The old file stays as it is; point the VM to the new one only after the conversion has succeeded.',
    },
  ];
}

const linux = planRule('HVB045', 'warning', (input, report) => {
  const left = ['HVB011', 'HVB012'].flatMap((code) => hitsOf(input, code));
  for (const { reason, vms } of left)
    for (const vm of vms)
      if (isLiveLinux(vm, input.plan))
        report({
          span: reason.span,
          message: `${wordOf(vm)} runs Linux and has disks that no backup of the host has; Microsoft documents that its live backup can fail without saying so.`,
          fixes: () => [{ title: 'Detach these disks, or back the VM up with an agent inside of the guest' }],
        });
});

/** Rules on what kind of disks VMs have. */
export const planDiskRules: readonly ScenarioRule[] = [...leftOut, ...shared, oldFormat, linux];
