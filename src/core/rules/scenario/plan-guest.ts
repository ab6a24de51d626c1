import { guestClassOf, isSince2016, isUpTo2012 } from '../../runs/predict/guest-class';
import type { PlanVm } from '../../scenario';
import { vssComponent } from '../../vmconfig/facts/devices';
import { factsOf, isServerBetween } from '../../vmconfig/facts/host-os';
import { isHostUpTo } from '../host-age';
import { vmParameter } from '../powershell';
import type { Fix, SeverityOrOff } from '../rule';
import { backedUp, notesOn, onHost, planRule, theWordOf, vmFactsOf, wordOf, writeFix } from './plan-input';
import type { ScenarioRule } from './scenario-input';

/** A rule on what kind of guest a VM is: the prediction asks the same function. */
function guestRule(
  code: string,
  otherwise: SeverityOrOff,
  message: (vm: PlanVm) => string,
  fixes: (vm: PlanVm) => readonly Fix[],
  applies: (vm: PlanVm) => boolean = () => true,
): ScenarioRule {
  return planRule(code, otherwise, ({ plan }, report) => {
    for (const vm of backedUp(plan)) {
      const { kind, rules, span } = guestClassOf(vm, plan);
      // Without a kind the scenario does not say enough, and the rule is only what it would be.
      if (kind === undefined || !rules.includes(code) || !applies(vm)) continue;
      report({ span, message: message(vm), fixes: () => fixes(vm) });
    }
  });
}

const state: readonly ScenarioRule[] = [
  guestRule(
    'HVB006',
    'warning',
    (vm) =>
      `${wordOf(vm)} is paused when the backup begins: its guest cannot make itself consistent, and a backup leaves it out or offers it in saved state only.`,
    (vm) => [
      {
        title: 'Let the VM go on before the backup',
        powershell: `Resume-VM ${vmParameter(vmFactsOf(vm), '-Name')}`,
        safety: `Ask whoever paused it first.${notesOn(vm)}`,
      },
      ...writeFix(vm.state, 'running', 'Write that it runs'),
    ],
  ),
  guestRule(
    'HVB007',
    'info',
    (vm) =>
      `${wordOf(vm)} is saved when the backup begins: a backup copies its files as they lie and is not application-consistent.`,
    (vm) => [
      {
        title: 'Start the VM before the backup',
        powershell: `Start-VM ${vmParameter(vmFactsOf(vm), '-Name')}`,
        safety: `The guest goes on from the saved moment. On a domain controller a saved state that is older than the tombstone lifetime must not be resumed.${notesOn(vm)}`,
      },
      ...writeFix(vm.state, 'running', 'Write that it runs'),
    ],
  ),
  guestRule(
    'HVB008',
    'info',
    (vm) =>
      `${wordOf(vm)} is off when the backup begins: nobody in the guest is asked, and a backup copies the disks as the shutdown left them.`,
    () => [{ title: 'Nothing is needed; start the VM before the backup only where its applications must take part' }],
  ),
  guestRule(
    'HVB196',
    'warning',
    (vm) =>
      `${wordOf(vm)} is a replica: a backup of it is crash-consistent only, and fails while changes are applied to it, it is synchronised or failed over.`,
    (vm) => [
      {
        title: 'See where its primary is',
        powershell: `Get-VMReplication ${vmParameter(vmFactsOf(vm))} | Format-List VMName, Mode, State, Health, PrimaryServer`,
        safety: `It only reads. Back the primary up, or accept a copy that is crash-consistent.${notesOn(vm)}`,
      },
    ],
  ),
];

/** By id, since the name of the service is translated on hosts in other languages. */
function serviceOf(vm: PlanVm): string {
  return `Get-VMIntegrationService ${vmParameter(vmFactsOf(vm))} | Where-Object Id -like '*${vssComponent.toUpperCase()}'`;
}

/** What the host does instead, where it is known which host it is. */
function effect(vm: PlanVm): string {
  if (isHostUpTo('windows-server-2012-r2', onHost(vm)))
    return ', and the host saves the VM for that time unless the backup application has a mode of its own';
  const os = vm.hostOs?.value;
  return os && isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
    ? ', which is then crash-consistent or, where the job demands more, fails'
    : '';
}

const frozen: readonly ScenarioRule[] = [
  guestRule(
    'HVB003',
    'error',
    (vm) =>
      `The backup integration service of ${theWordOf(vm)} is turned off, so its guest is not quiesced for a backup${effect(vm)}.`,
    (vm) => [
      {
        title: 'Turn the backup integration service on',
        powershell: `${serviceOf(vm)} | Enable-VMIntegrationService`,
        safety: `It can be done while the VM runs. The guest needs working integration services.${notesOn(vm)}`,
      },
      ...writeFix(vm.backupService, 'enabled', 'Write that it is turned on'),
    ],
  ),
  guestRule(
    'HVB004',
    'error',
    (vm) =>
      `The backup integration service of ${theWordOf(vm)} is turned on and does not answer: its guest is not quiesced for a backup${effect(vm)}.`,
    (vm) => [
      {
        title: 'Look at the status again',
        powershell: `${serviceOf(vm)} | Format-List VMName, Enabled, PrimaryOperationalStatus, SecondaryOperationalStatus`,
        safety: `It only reads. In a Windows guest start the service vmicvss, in a Linux guest hv_vss_daemon; restart the guest if it never connects.${notesOn(vm)}`,
      },
      ...writeFix(vm.backupService, 'enabled', 'Write that it answers'),
    ],
  ),
  guestRule(
    'HVB030',
    'error',
    (vm) => `${wordOf(vm)} has dynamic disks inside of its guest, so its backup service refuses${effect(vm)}.`,
    () => [
      {
        title:
          'Move the data to basic disks, by a restore to new ones, or back them up with an agent inside of the guest',
      },
    ],
  ),
  guestRule(
    'HVB031',
    'error',
    (vm) =>
      `A volume inside of ${theWordOf(vm)} keeps its shadow copies on another one, so its backup service refuses${effect(vm)}.`,
    () => [
      {
        title: 'List in the guest where shadow copies are kept',
        powershell: 'vssadmin list shadowstorage',
        safety:
          'It only reads; run it inside of the guest. Moving the storage back to its volume loses the copies that are there, also those of Previous Versions.',
      },
    ],
  ),
  guestRule(
    'HVB042',
    'warning',
    (vm) =>
      `${wordOf(vm)} runs Linux without its backup daemon, so nothing freezes its file systems${linuxEffect(vm)}.`,
    (vm) => [
      {
        title:
          'Install hyperv-daemons, linux-cloud-tools or hyperv-tools, as its distribution calls them, and enable the VSS daemon',
      },
      ...writeFix(daemonOf(vm), 'true', 'Write that the daemon runs'),
    ],
    // No host before asks the daemon.
    ({ hostOs }) => !isUpTo2012(hostOs?.value),
  ),
  guestRule(
    'HVB047',
    'info',
    (vm) =>
      `${wordOf(vm)} runs an operating system that no host can freeze: at best its backup is as a crash would leave it${isHostUpTo('windows-server-2012-r2', onHost(vm)) ? ', or the host saves the VM for that time' : ''}.`,
    () => [
      { title: 'Label its restore points as crash-consistent, and add dumps of its data made inside of the guest' },
    ],
  ),
];

function daemonOf({ source: { guest } }: PlanVm) {
  return guest?.backupDaemon && { ...guest.backupDaemon, from: 'scenario' as const };
}

function linuxEffect({ hostOs }: PlanVm): string {
  return hostOs && isSince2016(hostOs.value)
    ? ': a production checkpoint falls back to a standard one, which is crash-consistent, or the job fails where it demands more'
    : ', and the host saves the VM for that time unless the backup application has a mode of its own';
}

/** `6.3.9600` of `6.3.9600.17415`. */
function buildParts(version: string): readonly number[] | undefined {
  const found = /^(\d{1,4})\.(\d{1,4})\.(\d{1,6})(?:\.\d{1,6})?$/.exec(version.trim());
  return found?.slice(1, 4).map(Number);
}

/** The integration services of a Windows guest came with a host up to 2012 R2, with the build of it; below zero where they are older. */
function compareToHost({ source: { guest }, hostOs, guestOs }: PlanVm): number | undefined {
  // Those of Linux have versions of their own.
  if (guestOs?.value === 'linux' || guestOs?.value === 'bsd') return undefined;
  const own = buildParts(guest?.integrationServices?.value ?? '');
  const host = buildParts((hostOs && factsOf(hostOs.value).build) ?? '');
  if (
    !own ||
    (own[0] ?? 0) < 6 ||
    !host ||
    !hostOs ||
    !isServerBetween(hostOs.value, 'windows-server-2008', 'windows-server-2012-r2')
  )
    return undefined;
  const at = own.findIndex((part, index) => part !== host[index]);
  return at < 0 ? 0 : (own[at] ?? 0) - (host[at] ?? 0);
}

const versions: readonly ScenarioRule[] = [
  planRule('HVB005', 'error', ({ plan }, report) => {
    for (const vm of backedUp(plan)) {
      const version = vm.source.guest?.integrationServices;
      if (!version || !vm.hostOs || (compareToHost(vm) ?? 0) >= 0) continue;
      report({
        span: version.span,
        // That the guest refuses, its events say (4000, 4102); the version alone makes it likely.
        atMost: 'warning',
        message: `The integration services of ${theWordOf(vm)} are of version ${version.value}, and ${factsOf(vm.hostOs.value).name} brings ${factsOf(vm.hostOs.value).build ?? ''}; inferred: the guest may refuse a backup while it runs (events 4000 and 4102).`,
        fixes: () => [
          {
            title: 'Insert the disk of integration services',
            powershell: `Set-VMDvdDrive ${vmParameter(vmFactsOf(vm))} -Path "$env:windir\\System32\\vmguest.iso"`,
            safety: `Run the setup inside of the guest, which then restarts.${notesOn(vm)}`,
          },
        ],
      });
    }
  }),
  planRule('HVB199', 'info', ({ plan }, report) => {
    for (const vm of backedUp(plan)) {
      const version = vm.source.guest?.integrationServices;
      if (!version || vm.hostOs?.value !== 'windows-server-2008-r2' || (compareToHost(vm) ?? 0) <= 0) continue;
      report({
        span: version.span,
        message: `The integration services of ${theWordOf(vm)} are of version ${version.value}, newer than Windows Server 2008 R2: the warning about an incompatible version that the host logs of it means nothing.`,
        fixes: () => [{ title: 'Nothing is needed; the warning ends with a newer host' }],
      });
    }
  }),
];

/** Rules on what runs in a VM, and in which state it is. */
export const planGuestRules: readonly ScenarioRule[] = [...state, ...frozen, ...versions];
