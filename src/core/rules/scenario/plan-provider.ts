import type { PlanVm } from '../../scenario';
import { hasStorageSnapshots } from '../../scenario/planner/plan-night';
import type { Located } from '../../text/span';
import { factsOf, hostOsNames, type HostOs } from '../../vmconfig/facts/host-os';
import type { Fix, SeverityOrOff } from '../rule';
import { hitsOf, planRule, textOnly, wordsOf } from './plan-input';
import type { ScenarioInput, ScenarioRule } from './scenario-input';

/** A rule of the prediction that meets every VM of a job alike: one finding for each place. */
function obstacleRule(
  code: string,
  otherwise: SeverityOrOff,
  effect: string,
  fixes: (input: ScenarioInput, vms: readonly PlanVm[]) => readonly Fix[],
): ScenarioRule {
  return planRule(code, otherwise, (input, report) => {
    for (const { reason, vms } of hitsOf(input, code))
      report({
        span: reason.span,
        message: `${reason.says} ${effect.replace('VMS', wordsOf(vms))}`,
        fixes: () => fixes(input, vms),
      });
  });
}

const reading = 'What is copied of VMS cannot be read there.';

const obstacles: readonly ScenarioRule[] = [
  obstacleRule('HVB102', 'error', 'The backup of VMS fails there.', () => [
    { title: 'Use the provider of Windows, one backup after the other, or ask the vendor for one with auto-recovery' },
  ]),
  obstacleRule('HVB103', 'error', 'No snapshot of VMS can be made there.', () => [
    {
      title: 'See which providers are registered there',
      powershell: 'vssadmin list providers',
      safety:
        'It only reads; run it on that node. Install the provider on every node that can own the volumes, or let Windows choose.',
    },
  ]),
  obstacleRule('HVB107', 'error', 'The backup of VMS fails there.', ({ plan: { scenario } }) => [
    {
      title: 'Ask for a shadow copy that is not persistent, in the settings of the product and here',
      ...replaced(scenario.provider?.persistent, 'false'),
    },
  ]),
  obstacleRule('HVB152', 'error', reading, () => [
    { title: 'Read on a server outside of the cluster, and give its name here' },
  ]),
  obstacleRule('HVB153', 'error', reading, () => [
    { title: 'Ask the vendor of the array for a firmware whose LUNs answer a unique identifier (page 83h)' },
  ]),
  obstacleRule('HVB155', 'error', reading, ({ plan: { scenario } }) => [
    { title: 'Read on the hosts: write on-host', ...replaced(scenario.requestor?.mode, 'on-host') },
  ]),
];

function replaced(value: Located<unknown> | undefined, newText: string): Pick<Fix, 'edits' | 'safety' | 'preferred'> {
  return value ? { edits: [{ span: value.span, newText }], safety: textOnly, preferred: true } : {};
}

/** Gigabytes for each disk that a proxy reads at once (the vendor's sizing, catalogue). */
const perTask = 2 * 2 ** 30;

/** Without the provider the prediction fails; a proxy that is small or old is likely to. */
const proxy = planRule('HVB154', 'error', (input, report) => {
  for (const { reason, vms } of hitsOf(input, 'HVB154'))
    report({
      span: reason.span,
      message: `${reason.says} ${reading.replace('VMS', wordsOf(vms))}`,
      fixes: () => [{ title: 'Install the provider of the array on the proxy, or read on the hosts' }],
    });
  const { requestor, host } = input.plan.scenario;
  if (requestor?.mode?.value !== 'off-host' || !requestor.proxy) return;
  const { memory, tasks, os } = requestor.proxy;
  if (memory && tasks && memory.value < tasks.value * perTask)
    report({
      span: memory.span,
      atMost: 'warning',
      message: `The proxy reads ${tasks.value} disks at once and has less than the ${2 * tasks.value} GB of memory that this takes.`,
      related: [{ span: tasks.span, message: 'So many disks at once.' }],
      fixes: () => [{ title: 'Give the proxy more memory, or let it read fewer disks at once' }],
    });
  const newest = input.plan.nodes
    .map((node) => node.os?.value)
    .concat(host?.os?.value)
    .find((one) => one && os && isOlder(os.value, one));
  if (os && newest)
    report({
      span: os.span,
      atMost: 'warning',
      message: `The proxy runs ${factsOf(os.value).name}, older than ${factsOf(newest).name} of the hosts: it may not read what they wrote.`,
      fixes: () => [{ title: 'Use a proxy whose Windows is no older than that of the hosts' }],
    });
});

/** A client has no place among the servers. */
function isOlder(a: HostOs, b: HostOs): boolean {
  const isClient = a === 'windows-client' || b === 'windows-client';
  return !isClient && hostOsNames.indexOf(a) < hostOsNames.indexOf(b);
}

/** Where a provider is chosen, the order of several of one kind is nobody's promise. */
const several = planRule('HVB101', 'warning', ({ plan }, report) => {
  const { provider } = plan.scenario;
  const kind = provider?.kind?.value ?? 'hardware';
  if (kind !== 'hardware' || provider?.forced?.value === true || !hasStorageSnapshots(plan)) return;
  const told = new Set<number>();
  for (const { providers = [] } of plan.nodes) {
    const names = [...new Map(providers.map((one) => [one.value.toLowerCase(), one])).values()];
    const [, second] = names;
    // Nodes that say nothing of their own share the list of the host.
    if (!second || told.has(second.span.start)) continue;
    told.add(second.span.start);
    report({
      span: second.span,
      message: `${names.length} hardware providers are installed (${names.map(({ value }) => value).join(', ')}), and Windows does not say which of them is asked first.`,
      fixes: () => [
        { title: 'Uninstall the providers of arrays that are gone, or name one provider in the backup application.' },
      ],
    });
  }
});

/** Rules on what takes the snapshots, and on the server that mounts them. */
export const planProviderRules: readonly ScenarioRule[] = [...obstacles, proxy, several];
