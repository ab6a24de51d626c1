import { isUpTo2012 } from '../../runs/predict/guest-class';
import type { PlanVm } from '../../scenario';
import type { ScenarioRestore } from '../../scenario/model';
import { isSameName } from '../../scenario/resolve';
import { quotePowerShell, vmParameter } from '../powershell';
import { notesOn, planRule, textOnly, theWordOf, vmFactsOf, wordOf } from './plan-input';
import type { ScenarioInput, ScenarioRule } from './scenario-input';

/** Each restore with the VM that it names. */
function restoresOf({ plan }: ScenarioInput): { readonly restore: ScenarioRestore; readonly vm: PlanVm }[] {
  return plan.scenario.restore.flatMap((restore) => {
    const name = restore.vm?.value;
    const vm = name === undefined ? undefined : plan.vms.find((one) => isSameName(one.name, name));
    return vm ? [{ restore, vm }] : [];
  });
}

/** An image of a domain controller that is put back by hand; what a product restores through the writer is another matter. */
const domainController = planRule('HVB048', 'error', (input, report) => {
  for (const { restore, vm } of restoresOf(input)) {
    const { from, attach } = restore;
    const role = vm.source.guest?.roles.find(({ value }) => value === 'domain-controller');
    const isImage = from?.value === 'checkpoint' || from?.value === 'storage-snapshot' || attach !== undefined;
    if (!role || !isImage) continue;
    report({
      span: from?.span ?? attach?.span ?? restore.head,
      message: `${wordOf(vm)} is a domain controller and is put back from ${from?.value === 'checkpoint' ? 'a checkpoint' : 'a copy of its disk'}: other domain controllers may not see that it went back in time (USN rollback).`,
      related: [{ span: role.span, message: 'This says that it is one.' }],
      fixes: () => [
        {
          title: 'Restore it application-consistently by a product that knows Active Directory, or its system state',
        },
        {
          title: 'After a restore, see whether its invocation id changed',
          powershell: 'repadmin /showrepl',
          safety:
            'It only reads; run it on the domain controller. Never start an older copy of its disk in normal mode on the network, and use no backup that is older than the tombstone lifetime.',
        },
      ],
    });
  }
});

const replication = planRule('HVB198', 'warning', (input, report) => {
  for (const { restore, vm } of restoresOf(input)) {
    const { replica } = vm.source;
    if (!restore.to || restore.to.value !== 'original' || !replica || replica.value === 'none') continue;
    report({
      span: restore.to.span,
      message: `${wordOf(vm)} is the ${replica.value} of a replication: restored over the VM that is there, both no longer match and must be synchronised again.`,
      related: [{ span: replica.span, message: 'This says so.' }],
      fixes: () => [
        {
          title: 'After the restore, synchronise it again',
          powershell: `Resume-VMReplication ${vmParameter(vmFactsOf(vm))} -Resynchronize`,
          safety: `Run it on the host of the primary; it compares all disks, which takes long.${notesOn(vm)}`,
        },
      ],
    });
  }
});

/** A restore by a product through the writer deletes the VM of that id first. */
const replaces = planRule('HVB204', 'warning', (input, report) => {
  for (const { restore, vm } of restoresOf(input)) {
    const { to, from } = restore;
    if (to?.value !== 'original' || (from && from.value !== 'backup')) continue;
    report({
      span: to.span,
      message: `${wordOf(vm)} is there: a restore over it deletes its disks and its checkpoints first.`,
      fixes: () => [
        {
          title: 'Restore it as another VM, and write new',
          edits: [{ span: to.span, newText: 'new' }],
          safety: textOnly,
        },
      ],
    });
  }
});

const permissions = planRule('HVB207', 'error', (input, report) => {
  for (const { restore, vm } of restoresOf(input)) {
    const keep = restore.keepPermissions;
    if (keep?.value !== false) continue;
    const id = vmFactsOf(vm).id?.value.toUpperCase() ?? '<id of the VM>';
    const path = vm.disks?.find((disk) => disk.path)?.path?.value ?? '<file>';
    report({
      span: keep.span,
      message: `The files of ${theWordOf(vm)} are restored without their permissions: its account (NT VIRTUAL MACHINE\\${id}) cannot open them, and it does not start.`,
      fixes: () => [
        {
          title: 'Give the account of the VM the right to each restored file',
          powershell: `icacls ${quotePowerShell(path)} /grant ${quotePowerShell(`NT VIRTUAL MACHINE\\${id}:(F)`)}`,
          safety: `For each file of it, while it is off. A VM that is restored as another one has an id of its own.${notesOn(vm)}`,
        },
        {
          title: 'Copy the files with their permissions, and write true',
          edits: [{ span: keep.span, newText: 'true' }],
          safety: textOnly,
          preferred: true,
        },
      ],
    });
  }
});

/** Hosts up to 2012 make no AVHDX for a backup. */
const attached = planRule('HVB208', 'warning', (input, report) => {
  for (const { restore, vm } of restoresOf(input)) {
    const { attach, from } = restore;
    if (attach?.value !== 'avhdx' || (from && from.value !== 'storage-snapshot')) continue;
    if (isUpTo2012(vm.hostOs?.value)) continue;
    const write = (newText: string, title: string, preferred = false) => ({
      title,
      edits: [{ span: attach.span, newText }],
      safety: `${textOnly} Copy the files out of the snapshot first; never attach or merge those in it.`,
      preferred,
    });
    report({
      span: attach.span,
      message: `The active AVHDX of ${theWordOf(vm)} in a snapshot of the storage is only as a crash would leave it; the AutoRecovery file upon its parent is the frozen point with what the guest set right.`,
      fixes: () => [
        write('auto-recovery', 'Write auto-recovery: the parent with its AutoRecovery file', true),
        write('parent', 'Write parent: the frozen point alone, with a recovery inside of the guest'),
      ],
    });
  }
});

/** Rules on restores. */
export const planRestoreRules: readonly ScenarioRule[] = [
  domainController,
  replication,
  replaces,
  permissions,
  attached,
];
