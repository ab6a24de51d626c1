import type { Plan, PlanJob } from '../plan';
import type { Conflict, SnapshotSet } from './night';
import { mostVolumes, sizeOf } from './sets';

/** What keeps sets of one job from running side by side. */
export interface SideBySide {
  /** Sets that may hold one LUN at the same time. */
  readonly perLun: number;
  /** VMs that may be worked on at the same time. */
  readonly vms: number;
}

/** Veeam's own limit where nothing else is set (LIFECYCLE section 1, VPROV). */
const veeamPerVolume = 4;

/** By the host, the product and what the scenario says of provider and job. */
export function sideBySide(plan: Plan, job: PlanJob): SideBySide {
  const { provider, requestor } = plan.scenario;
  const said = provider?.snapshotsPerVolume?.value;
  const product = requestor?.product?.value === 'veeam' ? veeamPerVolume : Infinity;
  return { perLun: isSerial(plan, job) ? 1 : (said ?? product), vms: job.source?.concurrent?.value ?? Infinity };
}

/** One backup a CSV on 2008 R2, and DPM with the provider of Windows up to 2012 (LIFECYCLE sections 2 and 4). */
function isSerial(plan: Plan, job: PlanJob): boolean {
  return usesCsv(job) && (isOn2008R2(job) || isDpmInSoftware(plan, job));
}

/** Every conflict that the plan has in itself, each once. */
export function conflictsOf(plan: Plan, job: PlanJob, sets: readonly SnapshotSet[]): Conflict[] {
  const found: Conflict[] = [];
  const span = job.source?.head ?? plan.scenario.requestor?.head ?? plan.scenario.span;
  const shared = sharedLuns(sets);
  const lun = shared[0];
  if (usesCsv(job) && lun !== undefined && isOn2008R2(job))
    found.push({
      kind: 'csv-one-backup',
      rule: 'HVB142',
      span,
      says: `${setWords(sets, lun)} of ${lun} wait for each other: on Windows Server 2008 R2 a Cluster Shared Volume takes one backup at a time.`,
    });
  else if (usesCsv(job) && lun !== undefined && isDpmInSoftware(plan, job))
    found.push({
      kind: 'dpm-serialised',
      rule: 'HVB149',
      span,
      says: `${setWords(sets, lun)} of ${lun} must come one after the other: with the provider of Windows, DPM backs up one VM of a Cluster Shared Volume at a time, whichever node it is on.`,
    });
  const large = sets.find(({ volumes }) => volumes > mostVolumes);
  if (large)
    found.push({
      kind: 'volumes-per-set',
      rule: 'HVB098',
      span: large.members[0]?.vm.head ?? span,
      says: `${sizeOf(large)} VM(s) share a set of ${large.volumes} volumes; VSS takes ${mostVolumes}.`,
    });
  const { perLun } = sideBySide(plan, job);
  const wanted = sets.filter((set) => lun !== undefined && set.luns.includes(lun)).length;
  if (perLun > 1 && Number.isFinite(perLun) && wanted > perLun)
    found.push({
      kind: 'snapshots-per-volume',
      rule: 'HVB165',
      span,
      says: `${wanted} snapshots of ${lun ?? ''} are wanted, and at most ${perLun} are taken at once: the others wait.`,
    });
  return found;
}

/** LUNs of which several sets want a snapshot, the one of most sets first. */
function sharedLuns(sets: readonly SnapshotSet[]): string[] {
  const counts = new Map<string, number>();
  for (const { luns } of sets) for (const id of luns) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);
}

function setWords(sets: readonly SnapshotSet[], lun: string): string {
  return `${sets.filter(({ luns }) => luns.includes(lun)).length} backups`;
}

function usesCsv({ vms }: PlanJob): boolean {
  return vms.some(({ volumes }) => volumes.some(({ kind }) => kind?.value === 'csv'));
}

function isOn2008R2({ vms }: PlanJob): boolean {
  return vms.some(({ hostOs }) => hostOs?.value === 'windows-server-2008-r2');
}

function isDpmInSoftware({ scenario: { requestor, provider } }: Plan, { vms }: PlanJob): boolean {
  const isOld = vms.some(
    ({ hostOs }) => hostOs?.value === 'windows-server-2012' || hostOs?.value === 'windows-server-2008-r2',
  );
  return isOld && requestor?.product?.value === 'dpm' && (provider?.kind?.value ?? 'system') === 'system';
}
