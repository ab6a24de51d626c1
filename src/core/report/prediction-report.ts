import type { Prediction, PredictedRun } from '../runs/predict';
import { planNight, type Night, type Plan, type Strategy } from '../scenario';
import { sizeInWords } from '../scenario/units';
import { factsOf } from '../vmconfig/facts/host-os';

/** All that `predict` tells of one scenario. */
export interface PredictionReport {
  readonly path: string;
  readonly name?: string;
  readonly plan: Plan;
  readonly prediction: Prediction;
  readonly night: Night;
  /** The same VMs in other ways, side by side; empty where no snapshot of the storage is taken. */
  readonly strategies: readonly StrategyRow[];
}

export interface StrategyRow {
  readonly strategy: Exclude<Strategy, 'as-planned'>;
  readonly words: string;
  readonly night: Night;
  /** VMs that can fail together, at most. */
  readonly together: number;
}

/** The ways a plan is compared with, in the words of a table. */
const strategies: readonly Pick<StrategyRow, 'strategy' | 'words'>[] = [
  { strategy: 'per-vm', words: 'a snapshot for each VM' },
  { strategy: 'per-lun', words: 'a snapshot for each LUN, its VMs quiesced together' },
  { strategy: 'decoupled', words: 'VMs quiesced one by one, then a snapshot for each LUN (2016 and later)' },
];

/** The rows of the comparison. */
export function strategyRows(plan: Plan, night: Night): StrategyRow[] {
  // Without one there is nothing to do otherwise: none is taken, or no file lies on a volume of the scenario.
  if (night.storageSnapshots === 0) return [];
  return strategies.map(({ strategy, words }) => {
    const own = planNight(plan, strategy);
    const sizes = own.jobs.flatMap(({ waves }) =>
      waves.flat().map(({ members }) => members.reduce((sum, { count }) => sum + count, 0)),
    );
    // What was quiesced one by one fails one by one.
    return { strategy, words, night: own, together: strategy === 'decoupled' ? 1 : Math.max(0, ...sizes) };
  });
}

/** `1 round`, `2 rounds`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** `22:00`. */
export function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** In a few words: `fails at precheck (VMMS 10103)`, `succeeds, application-consistent`. */
export function verdictOf({ run, failure, isSaved }: PredictedRun): string {
  if (failure) {
    const { event, step } = failure;
    return `fails at ${step}${event ? ` (${eventInWords(event)})` : ''}`;
  }
  if (run.outcome === 'unknown') return 'cannot be told';
  return `succeeds, ${run.consistency === 'saved-state' ? 'saved state' : `${run.consistency}-consistent`}${isSaved ? ', with an outage' : ''}`;
}

/** `VMMS 10103`. */
export function eventInWords({ provider, id }: { readonly provider: string; readonly id: number }): string {
  return `${provider === 'vmms' ? 'VMMS' : provider} ${id}`;
}

/** Where and how, a sentence each. */
export function courseInWords({ run, vm }: PredictedRun, title: string): string {
  const os = run.hostOs ? factsOf(run.hostOs).name : 'Windows of unknown version';
  const how = run.generationFrom === 'assumed' ? ' (assumed)' : '';
  const stands = vm.count > 1 ? ` It stands for ${vm.count} VMs.` : '';
  return `Host ${run.host}, ${os}. ${title}${how}.${stands}`;
}

/** What the plan comes to, a sentence each. */
export function nightInWords({ night }: PredictionReport, duration: (seconds: number) => string): string[] {
  const { vms, storageSnapshots, waves, busiestLun, seconds, snapshotSeconds, window, isWithinWindow } = night;
  const lines = [
    `${counted(vms, 'VM')} in ${counted(waves, 'round')}, ${counted(storageSnapshots, 'snapshot')} of the storage.`,
  ];
  if (busiestLun && busiestLun.snapshots > 0) {
    const { id, snapshots, atOnce, limit } = busiestLun;
    const against = limit ? `, of ${limit.value} that the array keeps` : '';
    lines.push(`The most are of ${id}: ${snapshots}, ${atOnce} at once${against}.`);
  }
  if (snapshotSeconds !== undefined) lines.push(`The snapshots take ${duration(snapshotSeconds)} in all.`);
  if (seconds !== undefined) {
    const against = window
      ? isWithinWindow === true
        ? `, within the window of ${duration(window.value)}`
        : `, longer than the window of ${duration(window.value)}`
      : '';
    lines.push(`All is done ${duration(seconds)} after the first begins${against}.`);
  }
  for (const { name, leastGrowth, mostGrowth, free } of night.volumes) {
    if (mostGrowth === undefined && leastGrowth === undefined) continue;
    const least = leastGrowth === undefined ? '' : `${sizeInWords(leastGrowth)} if they are merged at once`;
    const most = mostGrowth === undefined ? '' : `${sizeInWords(mostGrowth)} if they stay until the copy is done`;
    const room = free ? `; ${sizeInWords(free.value)} are free` : '';
    lines.push(`AVHDX files on ${name} grow to ${[least, most].filter((text) => text !== '').join(', ')}${room}.`);
  }
  return [...lines, ...night.conflicts.map(({ says }) => says), ...night.assumptions];
}
