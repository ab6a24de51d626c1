import {
  fileKinds,
  leftovers,
  stepIndex,
  stepsOf,
  type Consistency,
  type FileKind,
  type GenerationId,
  type StepId,
} from '../../process';
import type { Fact, Plan, PlanJob, PlanVm } from '../../scenario/plan';
import type { HostOs } from '../../vmconfig/facts/host-os';
import type { FileState, LeftBehind, Outcome, Run, RunStep } from '../run';
import { guestClassOf, guestRow, guestStep, isSince2016, type GuestClass } from './guest-class';
import { obstacles, omissions, type Scene } from './obstacles';
import type { PredictedFailure, PredictedRun, Prediction, Reason } from './prediction';
import { predictedSteps, type Course } from './steps';

/**
 * What a plan will do: one run for each VM of each job, in the shape of observed ones. Only what the scenario says decides; what it
 * does not say is `open`, and the outcome is then what follows if nothing unsaid stands in the way. Pure, and linear in the VMs.
 */
export function predict(plan: Plan): Prediction {
  const runs: PredictedRun[] = [];
  for (const job of plan.jobs) for (const vm of job.vms) runs.push(predictRun(plan, job, vm));
  return { runs };
}

/** Ticks of 100 ns in a minute. */
const minute = 600_000_000n;

function predictRun(plan: Plan, job: PlanJob, vm: PlanVm): PredictedRun {
  const { hostOs, way } = vm;
  const guest = guestClassOf(vm, plan);
  if (!hostOs || !way) return unknownRun(plan, job, vm);
  const gives = givesOf(guest, way.value, plan);
  const isOnline = gives.canFreeze;
  const scene: Scene = { plan, job, vm, os: hostOs.value, way: way.value, guest, isOnline };
  const failures = failuresOf(scene, gives);
  const [failure, ...laterFailures] = failures;
  const course = courseOf(scene, gives);
  const steps = predictedSteps(course, failure && { step: failure.step, note: failure.says });
  const consistency = failure ? afterFailure(failure.step, way.value, gives.consistency) : gives.consistency;
  const reasons = [gives.says, ...(failure ? [failure.says] : [])];
  const leftOut = omissions.flatMap(({ rules, when }) => when(scene).map((hit) => ({ ...hit, rules })));
  const open = [...gives.open, ...assumptions(way, vm)];
  const outcome: Outcome = failure ? 'failed' : gives.consistency === 'unknown' ? 'unknown' : 'succeeded';
  const run: Run = {
    ...headOf(plan, job, vm, hostOs.value, way),
    outcome,
    outcomeReason: failure
      ? `${failure.says}${failure.event ? ` ${eventWords(failure.event)} will say so.` : ''}`
      : outcome === 'unknown'
        ? gives.says
        : 'Nothing that the scenario says stands in its way.',
    consistency,
    consistencyReasons: reasons,
    steps,
    files: filesOf(vm, steps, way.value, consistency),
    leftBehind: failure ? mayStay(failure.step, way.value) : [],
    story: [],
    notes: [...leftOut.map(({ says }) => says), ...open.map(({ says }) => says)],
  };
  return { run, vm, job, ...(failure && { failure }), laterFailures, leftOut, open, isSaved: course.isSaved };
}

interface Gives {
  readonly consistency: Consistency;
  readonly says: string;
  readonly canFreeze: boolean;
  readonly isSaved: boolean;
  readonly open: readonly Reason[];
  /** The policy of the product fails a VM that cannot be frozen. */
  readonly fails?: PredictedFailure;
}

/** What a guest gives in this way; where the product decides, what the scenario says of it. */
function givesOf(guest: GuestClass, way: GenerationId, { scenario }: Plan): Gives {
  const { kind, says, span, rules } = guest;
  const base = { says, open: [], canFreeze: false, isSaved: false };
  if (kind === undefined) return { ...base, consistency: 'unknown', open: [{ says, span, rules }], canFreeze: true };
  const choices = guestRow(kind)?.gives[way] ?? [];
  const canFreeze = kind === 'windows' || (kind === 'linux-daemon' && way !== 'guest-snapshot');
  if (kind === 'off')
    return { ...base, consistency: 'unknown', says: `${says} They are as consistent as they were when it went off.` };
  const [only] = choices;
  if (choices.length === 1 && only) return { ...base, consistency: only, canFreeze, isSaved: isSavedFor(only, kind) };
  const policy = scenario.requestor?.ifNotQuiesced;
  if (policy?.value === 'fail') {
    const failure: PredictedFailure = {
      says: `${says} The product is set to fail such a VM.`,
      span: policy.span,
      rules,
      step: guestStep[way],
      ...(guest.event && { event: guest.event }),
    };
    return { ...base, consistency: 'none', fails: failure };
  }
  const wanted = policy && choices.find((one) => one === policy.value);
  if (wanted)
    return {
      ...base,
      consistency: wanted,
      says: `${says} The product is set to this.`,
      isSaved: isSavedFor(wanted, kind),
    };
  const may = choices.map((one) =>
    one === 'none' ? 'a failure' : one === 'saved-state' ? 'a saved VM' : `a ${one}-consistent copy`,
  );
  const question = `${says} The product decides what it gets: ${may.join(' or ')}.`;
  return { ...base, consistency: 'unknown', says: question, open: [{ says: question, span, rules }] };
}

/** A VM that was saved before stays as it is. */
function isSavedFor(consistency: Consistency, kind: GuestClass['kind']): boolean {
  return consistency === 'saved-state' && kind !== 'saved';
}

/** Every obstacle that the VM would meet, the earliest step first. */
function failuresOf(scene: Scene, gives: Gives): PredictedFailure[] {
  const found: PredictedFailure[] = gives.fails ? [gives.fails] : [];
  for (const { rules, step: steps, when, event } of obstacles) {
    const step = steps[scene.way];
    const hit = step && when(scene);
    if (!hit) continue;
    const record = event?.(scene);
    found.push({ ...hit, rules, step, ...(record && { event: record }) });
  }
  return found.sort((a, b) => stepIndex(scene.way, a.step) - stepIndex(scene.way, b.step));
}

function courseOf({ plan: { scenario }, way, os, guest }: Scene, gives: Gives): Course {
  const isOffHost = scenario.requestor?.mode?.value === 'off-host';
  return {
    way,
    os,
    guest: guest.kind,
    isSaved: gives.isSaved,
    isFrozen: gives.canFreeze || gives.fails !== undefined,
    isOffHost,
    hasStorageSnapshot: way !== 'reference-point' || isOffHost || scenario.provider?.kind?.value === 'hardware',
    hasReferencePoint: scenario.requestor?.changeTracking?.value !== false,
  };
}

/** Nobody said which Windows the host has, so no way is known. */
function unknownRun(plan: Plan, job: PlanJob, vm: PlanVm): PredictedRun {
  const says = 'The scenario does not say which Windows the host has, so how its VMs are backed up is not known.';
  const way: Fact<GenerationId> = { value: 'checkpoint', span: vm.head, from: 'assumed' };
  const run: Run = {
    ...headOf(plan, job, vm, undefined, way),
    outcome: 'unknown',
    outcomeReason: says,
    consistency: 'unknown',
    consistencyReasons: [says],
    steps: stepsOf('checkpoint').map(({ id, from, to, label }) => ({
      id,
      from,
      to,
      label,
      status: 'unknown',
      evidence: [],
    })),
    files: [],
    leftBehind: [],
    story: [],
    notes: [],
  };
  const open = [{ says, span: plan.scenario.host?.head ?? vm.head, rules: [] }];
  return { run, vm, job, laterFailures: [], leftOut: [], open, isSaved: false };
}

type Head = 'id' | 'origin' | 'vm' | 'host' | 'hostOs' | 'generation' | 'generationFrom' | 'requestor' | 'start';

function headOf(
  plan: Plan,
  job: PlanJob,
  vm: PlanVm,
  os: HostOs | undefined,
  way: Fact<GenerationId>,
): Pick<Run, Head> {
  const { host, requestor } = plan.scenario;
  return {
    id: `predicted:${job.name}:${vm.name}`,
    origin: 'predicted',
    vm: { name: vm.name, ...(vm.id && { id: vm.id.value }) },
    host: vm.node?.name ?? host?.name?.value ?? host?.cluster?.value ?? 'the host',
    ...(os && { hostOs: os }),
    generation: way.value,
    generationFrom: way.from === 'assumed' ? 'assumed' : 'host-os',
    ...(requestor?.product && { requestor: requestor.product.value }),
    // A plan has no date: its times count from the midnight before the night.
    start: BigInt(job.at?.value ?? 0) * minute,
  };
}

function assumptions(way: Fact<GenerationId>, { state, head, disks = [], source, hostOs }: PlanVm): Reason[] {
  const found: Reason[] = [];
  const set = disks.find(({ kind }) => kind?.value === 'vhds');
  if (set && !source.group && hostOs && isSince2016(hostOs.value))
    found.push({
      says: 'It shares a VHD Set, and whether it is in a VM group is not said; without one no checkpoint of it can be made. Say it with group.',
      span: set.head,
      rules: ['HVB016'],
    });
  if (way.from === 'assumed')
    found.push({
      says: `On this Windows a product may go through VSS or through WMI; ${way.value === 'checkpoint' ? 'VSS' : 'WMI'} is assumed. Say it with requestor.method.`,
      span: way.span,
      rules: [],
    });
  if (state.from === 'assumed')
    found.push({ says: 'The VM is taken to be running; say it with guest.state.', span: head, rules: [] });
  return found;
}

/**
 * A backup that dies before the image exists has no copy. In one whose disks were not rolled back to the snapshot of the guest, they are
 * as a crash would leave them (LIFECYCLE, A8).
 */
function afterFailure(step: StepId, way: GenerationId, whole: Consistency): Consistency {
  const image = way === 'reference-point' ? 'transfer' : 'volume-snapshot';
  if (stepIndex(way, step) <= stepIndex(way, image)) return 'none';
  return step === 'auto-recovery' ? 'crash' : whole;
}

function mayStay(step: StepId, way: GenerationId): LeftBehind[] {
  const model = stepsOf(way, { savedState: true }).find(({ id }) => id === step);
  return (model?.leaves ?? []).map((kind) => {
    const { sign, first, rules } = leftovers[kind];
    return { kind, certainty: 'possible', step, sign, first, rules };
  });
}

/** The disks by their paths, then what the way makes of them up to the last step that is reached. */
function filesOf(vm: PlanVm, steps: readonly RunStep[], way: GenerationId, whole: Consistency): FileState[] {
  const last = [...steps].reverse().find(({ status }) => status === 'implied' || status === 'silent');
  if (!last) return [];
  const afterStep = last.id;
  const model = stepsOf(way, { savedState: true }).find(({ id }) => id === afterStep);
  const has = (kind: FileKind): boolean => model?.files.includes(kind) ?? false;
  const disks = (vm.disks ?? []).flatMap(({ path, kind }): FileState[] => {
    const isFile = kind?.value !== 'pass-through' && kind?.value !== 'fibre-channel';
    if (!path || !isFile || !has('disk')) return [];
    return [{ path: path.value, named: true, kind: 'disk', consistency: whole, afterStep, leftBehind: false }];
  });
  const others = (model?.files ?? []).filter((kind) => kind !== 'disk' || disks.length === 0);
  return [
    ...disks,
    ...others.map((kind): FileState => ({
      path: fileKinds[kind].pattern,
      named: false,
      kind,
      consistency: kind === 'checkpoint-avhdx' ? 'crash' : kind === 'disk' ? whole : 'unknown',
      afterStep,
      leftBehind: false,
    })),
  ];
}

function eventWords({ provider, id }: NonNullable<PredictedFailure['event']>): string {
  return `${provider === 'vmms' ? 'VMMS' : provider} ${id}`;
}
