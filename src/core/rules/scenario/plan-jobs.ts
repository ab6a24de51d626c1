import type { PlanJob, PlanVm } from '../../scenario';
import type { ScenarioStorage } from '../../scenario/model';
import { isSameName } from '../../scenario/resolve';
import type { Fix, Severity, SeverityOrOff } from '../rule';
import { quotePowerShell } from '../powershell';
import { hitsOf, planRule, textOnly, wordsOf } from './plan-input';
import type { ScenarioInput, ScenarioRule } from './scenario-input';

/** What the planner found of one kind; it has the sentence. */
function conflictRule(
  code: string,
  otherwise: SeverityOrOff,
  fixes: (input: ScenarioInput) => readonly Fix[],
): ScenarioRule {
  return planRule(code, otherwise, (input, report) => {
    reportConflicts(input, code, fixes, report);
  });
}

function reportConflicts(
  input: ScenarioInput,
  code: string,
  fixes: (input: ScenarioInput) => readonly Fix[],
  report: Parameters<ScenarioRule['check']>[1],
  atMost?: Severity,
): void {
  for (const { rule, span, says } of input.night.conflicts)
    if (rule === code) report({ span, ...(atMost && { atMost }), message: says, fixes: () => fixes(input) });
}

const oneAfterAnother: Fix = { title: 'Let one job back up the VMs of a volume one after the other' };

/** Within a job the product lets backups wait; two jobs that begin at one time know nothing of each other. */
const oneBackupPerCsv = planRule('HVB142', 'error', (input, report) => {
  reportConflicts(input, 'HVB142', () => [oneAfterAnother], report, 'warning');
  const first = new Map<string, { readonly job: PlanJob; readonly volume: ScenarioStorage }>();
  for (const job of input.plan.jobs)
    for (const volume of csvsOn2008R2(job)) {
      const key = `${job.at?.value ?? ''} ${input.plan.scenario.storage.indexOf(volume)}`;
      const other = first.get(key);
      if (!job.at || other?.job === job) continue;
      if (!other) first.set(key, { job, volume });
      else
        report({
          span: job.at.span,
          message: `${job.name} and ${other.job.name} begin at the same time on ${nameOf(volume)}: on Windows Server 2008 R2 a Cluster Shared Volume takes one backup at a time, and the second is refused.`,
          related: other.job.at ? [{ span: other.job.at.span, message: 'The other job.' }] : [],
          fixes: () => [oneAfterAnother],
        });
    }
});

function csvsOn2008R2({ vms }: PlanJob): ReadonlySet<ScenarioStorage> {
  return new Set(
    vms.flatMap(({ hostOs, volumes }) =>
      hostOs?.value === 'windows-server-2008-r2' ? volumes.filter(({ kind }) => kind?.value === 'csv') : [],
    ),
  );
}

const volumesInSet = planRule('HVB098', 'error', (input, report) => {
  reportConflicts(
    input,
    'HVB098',
    () => [{ title: 'Split the job by volumes, so that each set has at most 64' }],
    report,
  );
  for (const { reason, vms } of hitsOf(input, 'HVB098'))
    report({
      span: reason.span,
      message: `${reason.says} It holds files of ${wordsOf(vms)}.`,
      fixes: () => [
        {
          title: 'Let Windows choose the provider for each volume',
          edits: [{ span: reason.span, newText: 'false' }],
          safety: textOnly,
          preferred: true,
        },
      ],
    });
});

const otherNode = planRule('HVB140', 'warning', ({ plan }, report) => {
  for (const job of plan.jobs) {
    const node = job.source?.node;
    const volume = node && [...csvsOn2008R2(job)].find(({ owner }) => owner && !isSameName(owner.value, node.value));
    if (!node || !volume?.owner) continue;
    const { owner } = volume;
    report({
      span: node.span,
      message: `${job.name} takes its snapshots on ${node.value}, and ${nameOf(volume)} is owned by ${owner.value}: on Windows Server 2008 R2 the volume moves there and its input and output are redirected.`,
      related: [{ span: owner.span, message: 'The owner of the volume.' }],
      fixes: () => [
        {
          title: `Move the volume to ${node.value} before the job`,
          powershell: `Move-ClusterSharedVolume -Name '<name of the volume in the cluster>' -Node ${quotePowerShell(node.value)}`,
          safety: 'Import-Module FailoverClusters comes first on Windows Server 2008 R2. VMs on the volume go on.',
        },
        {
          title: `Let the job run on ${owner.value}`,
          edits: [{ span: node.span, newText: owner.value }],
          safety: textOnly,
        },
      ],
    });
  }
});

/** The array's limit is of the user; nothing is said without one. */
const snapshotsOfLun = planRule('HVB151', 'warning', ({ night, plan }, report) => {
  const { vmsPerSnapshot } = plan.scenario.requestor ?? {};
  for (const { id, vms, snapshots, limit, atOnce } of night.luns) {
    if (!limit || snapshots <= limit.value) continue;
    const sharing = Math.ceil(vms / limit.value);
    report({
      span: limit.span,
      message: `The plan takes ${snapshots} snapshots of ${id} in a night, up to ${atOnce} at the same time, for ${vms} VMs; the array keeps ${limit.value}.`,
      fixes: () => [
        {
          title: `Let ${sharing} VMs share a snapshot, or back up through WMI (2016 and later)`,
          ...(vmsPerSnapshot && {
            edits: [{ span: vmsPerSnapshot.span, newText: String(sharing) }],
            safety: textOnly,
            preferred: true,
          }),
        },
      ],
    });
  }
});

/** A product that is told volumes takes no others; the writer wants all that hold files of the VM. */
const missedVolume = planRule('HVB192', 'error', ({ plan }, report) => {
  for (const { source, vms, name } of plan.jobs) {
    const { volumes } = source ?? {};
    if (!source || !volumes) continue;
    const isTaken = (volume: ScenarioStorage): boolean =>
      !volume.name || volumes.some(({ value }) => isSameName(value, volume.name?.value ?? ''));
    const missed = [...new Set(vms.flatMap((vm) => vm.volumes.filter((volume) => !isTaken(volume))))];
    for (const volume of missed) {
      const on: PlanVm[] = vms.filter((vm) => vm.volumes.includes(volume));
      report({
        span: source.head,
        message: `${name} does not take ${nameOf(volume)}, which holds files of ${wordsOf(on)}: what it copies of them cannot be restored.`,
        related: volumes.slice(0, 1).map(({ span }) => ({ span, message: 'The volumes that it takes.' })),
        fixes: () => [{ title: `Let the job take ${nameOf(volume)} too, and write it in its list of volumes` }],
      });
    }
  }
});

function nameOf({ name, path }: ScenarioStorage): string {
  const words = name?.value ?? path?.value;
  return words === undefined ? 'the volume' : `"${words}"`;
}

/** Rules on jobs: which snapshots they take, and what keeps them from running side by side. */
export const planJobRules: readonly ScenarioRule[] = [
  volumesInSet,
  otherNode,
  oneBackupPerCsv,
  conflictRule('HVB149', 'warning', () => [
    { title: 'Use a hardware provider, or keep the VMs of a volume on one node and back them up one after the other' },
  ]),
  snapshotsOfLun,
  conflictRule('HVB165', 'info', () => [
    { title: 'Nothing is needed if the window is long enough; raise the number only with a hardware provider' },
  ]),
  missedVolume,
];
