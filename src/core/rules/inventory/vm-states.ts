import type { VmShown } from '../../inventory/model';
import { theVm, vmWord } from '../../vmconfig/words';
import { listVmDisks, readsOnly } from '../disk-commands';
import { isHostUpTo } from '../host-age';
import { mergePending } from '../hvb/hvb027-merge-pending';
import { savedState } from '../hvb/hvb007-saved-state';
import { knownSeverity } from '../known-severity';
import { getVm, hostNotes, vmParameter } from '../powershell';
import { ruleOf, type InventoryRule } from './inventory-input';
import { isWord, onHost, vmFacts, whole } from './vm-input';

const paused = ruleOf('HVB006', knownSeverity('HVB006', 'warning'), (input, report) => {
  for (const vm of input.doc.vms) {
    if (!vm.state || !isWord(vm.state, 'Paused', 'PausedCritical')) continue;
    const facts = vmFacts(vm);
    const isCritical = isWord(vm.state, 'PausedCritical');
    report({
      span: vm.state.span,
      message: `${vmWord(facts)} was ${isCritical ? 'paused by Hyper-V itself (PausedCritical)' : 'paused'} when this was printed: its guest cannot make itself consistent, and a backup offers it in saved state only or leaves it out.`,
      fixes: () => [
        isCritical
          ? {
              title: 'See why Hyper-V paused it',
              powershell: `${getVm(facts)} | Format-List Name, State, Status`,
              safety: `It only reads. Most often the volume of its disks is full or gone: set that right before the VM goes on.${hostNotes(onHost(facts, input))}`,
            }
          : {
              title: 'Let the VM go on before the backup',
              powershell: `Resume-VM ${vmParameter(facts, '-Name')}`,
              safety: `Ask whoever paused it first.${hostNotes(onHost(facts, input))}`,
            },
      ],
    });
  }
});

const saved = ruleOf('HVB007', savedState, (input, report) => {
  for (const vm of input.doc.vms) {
    if (!vm.state || !isWord(vm.state, 'Saved', 'SavedCritical')) continue;
    const facts = vmFacts(vm);
    report({
      span: vm.state.span,
      message: `${vmWord(facts)} was saved when this was printed: while it is saved, a backup copies its files as they lie and is not application-consistent.`,
      fixes: () => [
        {
          title: 'Start the VM before the backup',
          powershell: `Start-VM ${vmParameter(facts, '-Name')}`,
          safety: `The guest goes on from the saved moment. On a domain controller a saved state that is older than the tombstone lifetime must not be resumed.${hostNotes(onHost(facts, input))}`,
        },
      ],
    });
  }
});

/** One finding for each output: on many hosts a part of the VMs is always off. */
const off = ruleOf('HVB008', knownSeverity('HVB008', 'info'), ({ doc }, report) => {
  const byOutput = new Map<number, VmShown[]>();
  for (const vm of doc.vms) {
    if (!isWord(vm.state, 'Off', 'OffCritical')) continue;
    const all = byOutput.get(vm.output) ?? [];
    byOutput.set(vm.output, all);
    all.push(vm);
  }
  for (const vms of byOutput.values()) {
    const [first, ...others] = vms;
    if (!first?.state) continue;
    report({
      span: first.state.span,
      message: `${subject(first, others.length)} off when this was printed: nobody in the guest is asked, and a backup copies the disks as the shutdown left them.`,
      related: others.slice(0, mostRelated).flatMap((vm) => relatedTo(vm)),
      fixes: () => [
        {
          title: 'Nothing is needed; start the VM before the backup only where its applications must take part',
        },
      ],
    });
  }
});

/** So many other VMs are named; the number is always said. */
const mostRelated = 10;

function subject(first: VmShown, others: number): string {
  const word = vmWord(vmFacts(first));
  if (others === 0) return `${word} was`;
  return `${word} and ${others === 1 ? 'one other VM' : `${others} other VMs`} were`;
}

function relatedTo(vm: VmShown) {
  return vm.state ? [{ span: vm.state.span, message: `${vmWord(vmFacts(vm))} was off too.` }] : [];
}

/** The English text of Status; in other languages it is not known, and then nothing is said. */
const mergingText = /^merging disks/i;

/** A merge that runs is ordinary work, which a backup should only not meet: information. */
const merging = ruleOf('HVB027', mergePending, (input, report) => {
  for (const vm of input.doc.vms) {
    const status = whole(vm.status);
    if (!status || !mergingText.test(status.value.trim())) continue;
    const facts = vmFacts(vm);
    const effect = isHostUpTo('windows-server-2012', onHost(facts, input))
      ? 'until it has, the VM writes to a differencing disk that grows'
      : 'the next backup adds one more differencing disk';
    report({
      span: status.span,
      atMost: 'info',
      message: `Status is "${status.value}": a merge of ${theVm(facts)} after a deleted checkpoint had not finished when this was printed, and ${effect}.`,
      fixes: () => [
        {
          title: 'See whether a merge is running and which disks are in the chain',
          powershell: `${getVm(facts)} | Format-List Name, Status, OperationalStatus; ${listVmDisks(facts)}`,
          safety: `${readsOnly} Wait for event 19080; 19090 and 19100 say that the merge was interrupted or failed.${hostNotes(onHost(facts, input))}`,
        },
      ],
    });
  }
});

/** Rules on what Get-VM says of the state of a VM. */
export const stateRules: readonly InventoryRule[] = [paused, saved, off, merging];
