import { isSince2016 } from '../../runs/predict/guest-class';
import type { Plan, PlanVm } from '../../scenario';
import { factsOf, hostOsNames, isServerBetween, type HostOs } from '../../vmconfig/facts/host-os';
import type { Located } from '../../text/span';
import { backedUp, hitsOf, planRule, textOnly, wordOf, wordsOf } from './plan-input';
import type { ScenarioRule } from './scenario-input';

/** From 2016 on the host tells the guest which type of backup it is, and a full one lets applications truncate their logs. */
const logChains = planRule('HVB052', 'warning', ({ plan }, report) => {
  const { backupType, otherBackupsInGuest } = plan.scenario.requestor ?? {};
  if (backupType?.value !== 'full' || otherBackupsInGuest?.value !== true) return;
  if (!backedUp(plan).some(({ hostOs }) => hostOs && isSince2016(hostOs.value))) return;
  report({
    span: backupType.span,
    message:
      'The host tells applications in the guests that this is a full backup, and a database there is also backed up by another product: its logs are truncated, or its differential backups lose their base.',
    related: [{ span: otherBackupsInGuest.span, message: 'This says that there is another one.' }],
    fixes: () => [
      {
        title: 'Let the product make a copy ("copy only"), and write copy',
        edits: [{ span: backupType.span, newText: 'copy' }],
        safety: textOnly,
        preferred: true,
      },
    ],
  });
});

/** Told of the cluster, not of each VM: no VM of it can use what only the newer Windows has. */
const mixedCluster = planRule('HVB156', 'warning', ({ plan }, report) => {
  const newest = newestOf(plan);
  const { functionalLevel } = plan.scenario.host ?? {};
  if (!newest || !isServerBetween(newest, 'windows-server-2016', 'windows-server-2025')) return;
  const old = plan.nodes.find(({ os }) => os && isOlder(os.value, newest));
  const place: Located<HostOs> | undefined =
    functionalLevel && isOlder(functionalLevel.value, newest)
      ? functionalLevel
      : old?.os && { value: old.os.value, span: old.span };
  if (!place) return;
  const isLevel = place === functionalLevel;
  report({
    span: place.span,
    message: `${isLevel ? `The functional level of the cluster is that of ${factsOf(place.value).name}` : `The node ${old?.name ?? ''} runs ${factsOf(place.value).name}`}, and other nodes run ${factsOf(newest).name}: until all is upgraded, backups have no change tracking.`,
    fixes: () => [
      isLevel
        ? {
            title: 'Raise the functional level of the cluster',
            powershell: 'Update-ClusterFunctionalLevel',
            safety:
              'Every node must run the newer Windows first. It cannot be undone, and no older node can join afterwards; then upgrade the configuration versions of the VMs.',
          }
        : { title: 'Upgrade the node, then raise the functional level and the configuration versions of the VMs' },
    ],
  });
});

function newestOf({ nodes, scenario }: Plan): HostOs | undefined {
  return [...nodes.map(({ os }) => os?.value), scenario.host?.os?.value]
    .flatMap((os) => os ?? [])
    .reduce<HostOs | undefined>((newest, os) => (!newest || isOlder(newest, os) ? os : newest), undefined);
}

function isOlder(a: HostOs, b: HostOs): boolean {
  return hostOsNames.indexOf(a) < hostOsNames.indexOf(b);
}

const offline = planRule('HVB180', 'info', ({ plan }, report) => {
  const saved = plan.scenario.requestor?.savedState;
  const vms = backedUp(plan).filter(({ hostOs }) => hostOs && isSince2016(hostOs.value));
  if (saved?.value !== true || vms.length === 0) return;
  report({
    span: saved.span,
    message: `The job is set to save VMs, which has no effect from Windows Server 2016 on: ${wordsOf(vms)} will not be saved.`,
    fixes: () => [
      {
        title: 'Use the crash-consistent mode of the product instead, and write false',
        edits: [{ span: saved.span, newText: 'false' }],
        safety: textOnly,
        preferred: true,
      },
    ],
  });
});

const wsbOnCsv = planRule('HVB191', 'warning', ({ plan }, report) => {
  const { product } = plan.scenario.requestor ?? {};
  const vms = backedUp(plan).filter(({ volumes }) => volumes.some(({ kind }) => kind?.value === 'csv'));
  if (product?.value !== 'wsb' || vms.length === 0) return;
  report({
    span: product.span,
    message: `Windows Server Backup is used on a Cluster Shared Volume, for ${wordsOf(vms)}: a volume comes out crash-consistent there, VMs are not backed up with their applications, and the job may say that it succeeded.`,
    fixes: () => [{ title: 'Back up VMs on Cluster Shared Volumes with a product that knows them.' }],
  });
});

const noWriter = planRule('HVB203', 'error', (input, report) => {
  for (const { reason, vms } of hitsOf(input, 'HVB203'))
    report({
      span: reason.span,
      message: `${reason.says} A backup of ${wordsOf(vms)} through VSS fails (event 10130).`,
      fixes: () => [
        {
          title: 'Use a tool that backs up through WMI, or export the VM',
          powershell: "Export-VM -Name '<VM name>' -Path '<folder>'",
          safety: 'The folder needs room for all files of the VM.',
        },
      ],
    });
});

/** The writer does not know of clusters, and the cluster does not know that the writer saves the VM. */
const clusteredSaved = planRule('HVB205', 'warning', ({ prediction }, report) => {
  const told = new Set<PlanVm>();
  for (const { vm, isSaved, run } of prediction.runs) {
    const { clustered } = vm;
    if (!isSaved || clustered?.value !== true || told.has(vm)) continue;
    told.add(vm);
    report({
      span: clustered.span,
      message: `${wordOf(vm)} is a role of the cluster and is saved for its backup: the writer does not tell the cluster, which takes it for a failure.`,
      related: [{ span: vm.head, message: run.consistencyReasons[0] ?? 'It is saved.' }],
      fixes: () => [{ title: 'Remove what keeps the VM from being backed up while it runs' }],
    });
  }
});

/** Rules on the product and on how it is set. */
export const planRequestorRules: readonly ScenarioRule[] = [
  logChains,
  mixedCluster,
  offline,
  wsbOnCsv,
  noWriter,
  clusteredSaved,
];
