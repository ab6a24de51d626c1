import type { VmShown } from '../../inventory/model';
import { factsOf, isServerBetween } from '../../vmconfig/facts/host-os';
import { compareConfigVersions, formatConfigVersion } from '../../vmconfig/version';
import { vmWord } from '../../vmconfig/words';
import { configVersionOld } from '../hvb/hvb020-config-version-old';
import { configVersionUnsupported } from '../hvb/hvb021-config-version-unsupported';
import { isSupported } from '../hvb/supported-version';
import { knownSeverity } from '../known-severity';
import { hostNotes, vmParameter } from '../powershell';
import { ruleOf, type InventoryRule } from './inventory-input';
import { factsOfVm, isWord, nameKey, onHost, since2016, versionOf, vmFacts } from './vm-input';

/** The lowest version with production checkpoints (learn.microsoft.com, "Upgrade virtual machine version"). */
const production = { major: 6, minor: 2 };

const versionOld = ruleOf('HVB020', configVersionOld, (input, report) => {
  const os = input.host?.os;
  for (const vm of input.doc.vms) {
    const version = versionOf(vm);
    const since = since2016(vm, input);
    if (!vm.version || !version || !since || compareConfigVersions(version, production) >= 0) continue;
    // Outside of what the host runs at all is HVB021.
    if (os && !isSupported(version, os)) continue;
    const on = onHost(vmFacts(vm), input);
    // That 5.0 has no change tracking is documented, of the versions between 5.0 and 6.2 nothing is.
    const tracking = version.major === 5 ? ', and no change tracking for incremental backups' : '';
    const where = os ? `on ${factsOf(os).name}` : 'on this host, by its other VMs inferred to be 2016 or later,';
    report({
      span: vm.version.span,
      ...(since === 'inferred' && { atMost: 'info' as const }),
      message: `${vmWord(on.config)} has configuration version ${formatConfigVersion(version)}: ${where} it gets no production checkpoints, which need 6.2${tracking}.`,
      fixes: () => [
        {
          title: 'Upgrade the configuration version',
          powershell: `Update-VMVersion ${vmParameter(on.config, '-Name')}`,
          safety: `Shut the VM down, with no saved state and no checkpoint that has one (event 14248). It cannot be undone, and older hosts can no longer run the VM.${nodes(vm)}${hostNotes(on)}`,
        },
      ],
    });
  }
});

function nodes({ isClustered }: VmShown): string {
  return isClustered?.value
    ? ' Every node of the cluster must be new enough, and the cluster functional level raised.'
    : '';
}

const versionUnsupported = ruleOf('HVB021', configVersionUnsupported, (input, report) => {
  const os = input.host?.os;
  if (!os) return;
  const { name, runs } = factsOf(os);
  for (const vm of input.doc.vms) {
    const version = versionOf(vm);
    if (!vm.version || !version || !runs || isSupported(version, os)) continue;
    const [from, to] = [formatConfigVersion(runs.from), formatConfigVersion(runs.to)];
    const range = from === to ? `only ${from}` : `${from} to ${to}`;
    report({
      span: vm.version.span,
      message: `${vmWord(vmFacts(vm))} has configuration version ${formatConfigVersion(version)}, and ${name} runs ${range}: it cannot be registered or started there.`,
      fixes: () => [
        {
          ...(isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
            ? { title: 'Ask the host which versions it runs', powershell: 'Get-VMHostSupportedVersion' }
            : {
                title: 'Ask the host whether it can import the VM',
                powershell: "(Compare-VM -Path '<path of the configuration on the host>').Incompatibilities",
              }),
          safety:
            'It only reads. Restore on a host in range and upgrade there, or put the disks into a new VM of the same generation; there is no downgrade.',
        },
      ],
    });
  }
});

/** By Get-VMReplication, else by ReplicationMode of Get-VM; one finding for each VM. */
const replica = ruleOf('HVB196', knownSeverity('HVB196', 'warning'), (input, report) => {
  const { replications, vms } = input.doc;
  const shown = [
    ...replications.map((one) => ({ mode: one.mode, facts: factsOfVm(one, input.doc) })),
    ...vms.map((vm) => ({ mode: vm.replicationMode, facts: vmFacts(vm) })),
  ];
  const told = new Set<string>();
  for (const { mode, facts } of shown) {
    if (!mode || !isWord(mode, 'Replica', 'ExtendedReplica')) continue;
    const key = facts.name ? nameKey(facts.name.value) : undefined;
    if (key !== undefined && told.has(key)) continue;
    if (key !== undefined) told.add(key);
    const on = onHost(facts, input);
    report({
      span: mode.span,
      message: `${vmWord(facts)} is a replica on this host (mode ${mode.value}): a backup of it is crash-consistent only, and fails while changes are applied to it, it is synchronised or failed over.`,
      fixes: () => [
        {
          title: 'See where its primary is',
          powershell: `Get-VMReplication ${vmParameter(facts)} | Format-List VMName, Mode, State, Health, PrimaryServer`,
          safety: `It only reads. Back the primary up, or accept a copy that is crash-consistent.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** Rules on configuration versions and on replicas. */
export const versionRules: readonly InventoryRule[] = [versionOld, versionUnsupported, replica];
