import { guestConsistencies, type GuestConsistency, type StepId } from '../../process';
import type { ProviderKey } from '../../process';
import type { GuestOs } from '../../scenario/model';
import type { Fact, Plan, PlanDisk, PlanVm } from '../../scenario/plan';
import { isElsewhere, parseHostPath, volumeOf } from '../../evidence/host-path';
import { hostOsNames, type HostOs } from '../../vmconfig/facts/host-os';
import type { Span } from '../../text/span';

/** What kind of guest a VM is to a backup, and why. */
export interface GuestClass {
  /** Absent where the scenario does not say enough. */
  readonly kind?: GuestConsistency['guest'];
  /** One sentence. */
  readonly says: string;
  readonly span: Span;
  readonly rules: readonly string[];
  /** The record that tells of a guest that refused. */
  readonly event?: { readonly provider: ProviderKey; readonly id: number };
}

/** The kind of guest that a VM is; first what its state decides, then its operating system, then what keeps it from being frozen. */
export function guestClassOf(vm: PlanVm, plan: Plan): GuestClass {
  const { state, source, guestOs } = vm;
  if (source.replica?.value === 'replica')
    return row('replica', 'It is the replica of another VM.', source.replica.span);
  if (state.value === 'paused') return row('paused', 'It is paused.', state.span);
  if (state.value === 'saved') return row('saved', 'It is saved: its files are copied as they are.', state.span);
  if (state.value === 'off') return row('off', 'It is off: its files are copied as they are.', state.span);
  if (!guestOs) {
    const says = 'The scenario does not say what runs in it, so how it can be frozen is not known.';
    return { says, span: vm.head, rules: [] };
  }
  switch (guestOs.value) {
    case 'linux':
    case 'bsd':
      return unixGuest(vm, guestOs);
    case 'windows-2000':
    case 'windows-xp':
    case 'windows-nt4':
    case 'dos':
    case 'other':
      return row('windows-old', 'Its operating system has no VSS that a host could ask.', guestOs.span);
    case 'windows-server-2003':
      return windowsGuest(vm, plan, guestOs.span);
    default:
      return windowsGuest(vm, plan, guestOs.span);
  }
}

function unixGuest({ source, backupService }: PlanVm, { value: os, span }: Fact<GuestOs>): GuestClass {
  const daemon = source.guest?.backupDaemon;
  if (backupService?.value === 'disabled')
    return row('linux-no-daemon', 'Its backup service is switched off.', backupService.span, ['HVB003']);
  if (!daemon) {
    const says = 'The scenario does not say whether its backup daemon runs.';
    return { says, span, rules: [ruleOfDaemon[os === 'bsd' ? 'bsd' : 'linux']] };
  }
  return daemon.value
    ? row('linux-daemon', 'Its backup daemon freezes the file systems.', daemon.span)
    : row('linux-no-daemon', 'Its backup daemon does not run.', daemon.span, [
        ruleOfDaemon[os === 'bsd' ? 'bsd' : 'linux'],
      ]);
}

/** The daemon of a Linux can be installed; HVB042 tells how. */
const ruleOfDaemon = { linux: 'HVB042', bsd: 'HVB047' } as const;

/** What keeps a Windows guest from taking part, with the event of it by host; the first that holds. */
function windowsGuest(vm: PlanVm, plan: Plan, span: Span): GuestClass {
  const { backupService, source, hostOs } = vm;
  const { guest } = source;
  const isNew = hostOs !== undefined && isSince2016(hostOs.value);
  const refused = (says: string, at: Span, rules: readonly string[], event: GuestClass['event']): GuestClass => ({
    ...row('windows-refused', says, at, rules),
    ...(event && { event }),
  });
  if (backupService?.value === 'disabled')
    return refused(
      'Its backup service is switched off.',
      backupService.span,
      ['HVB003'],
      isNew ? { provider: 'integration', id: 4093 } : { provider: 'integration-vss', id: 4096 },
    );
  if (backupService?.value === 'no-contact')
    return refused(
      'Its backup service does not answer.',
      backupService.span,
      ['HVB004'],
      isNew ? undefined : { provider: 'integration-vss', id: 4100 },
    );
  if (guest?.dynamicDisks?.value === true)
    return refused('It has dynamic disks.', guest.dynamicDisks.span, ['HVB030'], {
      provider: 'integration-vss',
      id: 4097,
    });
  if (guest?.shadowStorageElsewhere?.value === true)
    return refused(
      'It keeps the shadow copies of a volume on another one.',
      guest.shadowStorageElsewhere.span,
      ['HVB031'],
      {
        provider: 'integration-vss',
        id: 4098,
      },
    );
  const { checkpoints } = vm;
  if (checkpoints && isUpTo2012(hostOs?.value) && disksElsewhere(vm).length > 0)
    return refused(
      'Its checkpoint files lie on another volume than its disks.',
      checkpoints.span,
      ['HVB010'],
      undefined,
    );
  const saved = plan.scenario.requestor?.savedState;
  if (saved?.value === true && !isNew) return refused('The job is set to save VMs.', saved.span, [], undefined);
  const says = backupService
    ? 'Its integration services answer.'
    : 'Nothing is said against its integration services, so they are taken to answer.';
  return row('windows', says, backupService?.span ?? span);
}

/** Disks on another volume than the checkpoint files of the VM, which up to 2012 must be on one (HVB010). */
export function disksElsewhere({ checkpoints, disks = [] }: PlanVm): readonly PlanDisk[] {
  const at = checkpoints && volumeOf(parseHostPath(checkpoints.value));
  if (!at) return [];
  return disks.filter(({ path }) => {
    const own = path && volumeOf(parseHostPath(path.value));
    return own && isElsewhere(own, at);
  });
}

/** True for a host that a WMI backup can ask. */
export function isSince2016(os: HostOs): boolean {
  return os === 'windows-client' || hostOsNames.indexOf(os) >= hostOsNames.indexOf('windows-server-2016');
}

/** True for a host of the first generation. */
export function isUpTo2012(os: HostOs | undefined): boolean {
  return os !== undefined && hostOsNames.indexOf(os) <= hostOsNames.indexOf('windows-server-2012');
}

/** The step at which the guest is asked, by way. */
export const guestStep = {
  'guest-snapshot': 'guest-request',
  checkpoint: 'guest-freeze',
  'reference-point': 'guest-freeze',
} as const satisfies Readonly<Record<string, StepId>>;

/** The row of a kind of guest. */
export function guestRow(kind: GuestConsistency['guest']): GuestConsistency | undefined {
  return guestConsistencies.find(({ guest }) => guest === kind);
}

function row(
  kind: GuestConsistency['guest'],
  says: string,
  span: Span,
  rules: readonly string[] = guestRow(kind)?.rules ?? [],
): GuestClass {
  return { kind, says, span, rules };
}
