import type { PredictedRun, Reason } from '../../runs/predict';
import { guestClassOf, isUpTo2012 } from '../../runs/predict/guest-class';
import type { Fact, Plan, PlanDisk, PlanVm } from '../../scenario';
import { lastSegment } from '../../vmconfig/last-segment';
import type { VmFacts } from '../../vmconfig/vm-facts';
import { theVm, vmWord } from '../../vmconfig/words';
import { catalogueRow } from '../facts/catalogue';
import type { HostAndConfig } from '../host-age';
import { knownSeverity } from '../known-severity';
import { hostNotes } from '../powershell';
import type { Fix, SeverityOrOff } from '../rule';
import type { ScenarioInput, ScenarioRule } from './scenario-input';

/** A rule of the catalogue on what a scenario plans, as severe as the code is elsewhere. */
export function planRule(code: string, otherwise: SeverityOrOff, check: ScenarioRule['check']): ScenarioRule {
  return { code, title: catalogueRow(code).title, cost: 'fast', ...knownSeverity(code, otherwise), check };
}

/** One place of the scenario that a rule of the prediction holds for, with all that meets it. */
export interface PlanHit {
  readonly reason: Reason;
  readonly vms: readonly PlanVm[];
  /** The backup fails by it; else something is not in the backup. */
  readonly fails: boolean;
}

/**
 * What the prediction says by a rule, once for each place. Rules report this and ask nothing again, so that a finding and the
 * prediction cannot disagree.
 */
export function hitsOf({ prediction }: ScenarioInput, code: string): readonly PlanHit[] {
  const found = new Map<number, { reason: Reason; vms: Set<PlanVm>; fails: boolean }>();
  const add = (reason: Reason, vm: PlanVm, fails: boolean): void => {
    if (!reason.rules.includes(code)) return;
    const known = found.get(reason.span.start);
    if (!known) found.set(reason.span.start, { reason, vms: new Set([vm]), fails });
    else known.vms.add(vm);
  };
  for (const { vm, failure, laterFailures, leftOut } of prediction.runs) {
    if (failure) add(failure, vm, true);
    for (const one of laterFailures) add(one, vm, true);
    for (const one of leftOut) add(one, vm, false);
  }
  return [...found.values()].map(({ reason, vms, fails }) => ({ reason, vms: [...vms], fails }));
}

/** The event that tells of a failure, as `(event 10103)`; empty where none is known. */
export function eventOf({ prediction }: ScenarioInput, code: string, vm: PlanVm): string {
  const failure = prediction.runs
    .filter((run) => run.vm === vm)
    .flatMap(({ failure: first, laterFailures }: PredictedRun) => (first ? [first, ...laterFailures] : []))
    .find(({ rules }) => rules.includes(code));
  return failure?.event ? ` (event ${failure.event.id})` : '';
}

/** The VMs of all jobs, each once: what is not backed up is no matter of a plan. */
export function backedUp({ jobs }: Plan): readonly PlanVm[] {
  return [...new Set(jobs.flatMap(({ vms }) => vms))];
}

/** What sentences and commands need of a VM. */
export function vmFactsOf({ called, id, version, clustered }: PlanVm): VmFacts {
  return { name: called, id: id && { value: bareId(id.value) }, version, clustered };
}

function bareId(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}

/** For the functions that judge a host by what is known of it and of the VM. */
export function onHost(vm: PlanVm): HostAndConfig {
  return { config: vmFactsOf(vm), host: { os: vm.hostOs?.value, source: 'scenario' } };
}

/** `"VM001"`, or `"VM001" (20 alike)`, for the beginning of a sentence. */
export function wordOf(vm: PlanVm): string {
  return vmWord(vmFactsOf(vm)) + alike(vm);
}

/** The same inside of a sentence. */
export function theWordOf(vm: PlanVm): string {
  return theVm(vmFactsOf(vm)) + alike(vm);
}

function alike({ count }: PlanVm): string {
  return count > 1 ? ` (${count} alike)` : '';
}

/** `"A"`, `"A" and "B"`, `"A" and 3 others`; an entry that stands for many counts as many. */
export function wordsOf(vms: readonly PlanVm[]): string {
  const [first, second] = vms;
  if (!first) return 'no VM';
  if (!second) return theWordOf(first);
  const others = vms.reduce((count, vm) => count + vm.count, 0) - 1;
  return others === 1
    ? `${theWordOf(first)} and ${theWordOf(second)}`
    : `${theVm(vmFactsOf(first))} and ${others} others`;
}

/** What else must be known before a host change of ours is pasted. */
export function notesOn(vm: PlanVm): string {
  const each = vm.count > 1 ? ` The entry stands for ${vm.count} VMs: each of them needs it.` : '';
  return hostNotes(onHost(vm)) + each;
}

/** `disk "root.vhdx"`; without a path only what it is. */
export function diskWord({ path }: PlanDisk, otherwise = 'disk'): string {
  const file = lastSegment(path?.value ?? '');
  return file === '' ? otherwise : `disk "${file}"`;
}

/** The edit that writes another value; nothing where the scenario does not say the value itself. */
export function writeFix(fact: Pick<Fact<unknown>, 'span' | 'from'> | undefined, value: string, title: string): Fix[] {
  return fact?.from === 'scenario'
    ? [{ title, edits: [{ span: fact.span, newText: value }], safety: textOnly, preferred: true }]
    : [];
}

/** An edit of a plan changes no host. */
export const textOnly = 'It changes the plan and no host.';

/** A Linux guest that runs and is asked to freeze: hosts before 2012 R2 do not ask. */
export function isLiveLinux(vm: PlanVm, plan: Plan): boolean {
  return (
    vm.guestOs?.value === 'linux' && !isUpTo2012(vm.hostOs?.value) && guestClassOf(vm, plan).kind === 'linux-daemon'
  );
}
