import { asFileName, notInFileNames, withoutAmpersand } from '../new-names';
import type { PlanVm } from '../../scenario';
import { isSameName } from '../../scenario/resolve';
import { factsOf, isServerBetween, type HostOs } from '../../vmconfig/facts/host-os';
import { lastSegment } from '../../vmconfig/last-segment';
import { compareConfigVersions, formatConfigVersion } from '../../vmconfig/version';
import { isSupported } from '../hvb/supported-version';
import { quotePowerShell, vmParameter } from '../powershell';
import { renameNote, renameVm } from '../rename-vm';
import type { Fix } from '../rule';
import { diskWord, hitsOf, notesOn, onHost, planRule, theWordOf, vmFactsOf, wordOf, writeFix } from './plan-input';
import type { ScenarioRule } from './scenario-input';

const noController = planRule('HVB001', 'warning', (input, report) => {
  for (const { reason, vms } of hitsOf(input, 'HVB001'))
    for (const vm of vms)
      report({
        span: reason.span,
        message: `${wordOf(vm)} has no SCSI controller, so a backup through the host's VSS writer is refused while it runs (event 10103); off or saved, it is copied without one.`,
        fixes: () => [
          {
            title: 'Add a SCSI controller on the host',
            powershell: `Add-VMScsiController ${vmParameter(vmFactsOf(vm))}`,
            safety: `Shut the guest down first: the controller cannot be added while the VM runs. No disk has to move to it.${notesOn(vm)}`,
          },
          ...writeFix(vm.scsiControllers, '1', 'Write the missing controller'),
        ],
      });
});

/** The lowest version with production checkpoints (learn.microsoft.com, "Upgrade virtual machine version"). */
const production = { major: 6, minor: 2 };

const versionOld = planRule('HVB020', 'warning', ({ plan }, report) => {
  for (const vm of plan.vms) {
    const { version, hostOs } = vm;
    const os = hostOs?.value;
    if (!version || !os || !isServerBetween(os, 'windows-server-2016', 'windows-server-2025')) continue;
    // Outside of what the host runs at all is HVB021.
    if (!isSupported(version.value, os) || compareConfigVersions(version.value, production) >= 0) continue;
    // That 5.0 has no change tracking is documented, of the versions between 5.0 and 6.2 nothing is.
    const tracking = version.value.major === 5 ? ', and no change tracking for incremental backups' : '';
    report({
      span: version.span,
      message: `${wordOf(vm)} has configuration version ${formatConfigVersion(version.value)}: on ${factsOf(os).name} it gets no production checkpoints, which need 6.2${tracking}.`,
      fixes: () => [
        {
          title: 'Upgrade the configuration version',
          powershell: `Update-VMVersion ${vmParameter(vmFactsOf(vm), '-Name')}`,
          safety: `Shut the VM down, with no saved state and no checkpoint that has one (event 14248). It cannot be undone, and older hosts can no longer run the VM.${nodesNote(vm)}${notesOn(vm)}`,
        },
      ],
    });
  }
});

function nodesNote({ clustered }: PlanVm): string {
  return clustered?.value
    ? ' Every node of the cluster must be new enough, and the cluster functional level raised.'
    : '';
}

const versionUnsupported = planRule('HVB021', 'error', ({ plan }, report) => {
  for (const vm of plan.vms) {
    const { version, hostOs } = vm;
    const runs = hostOs && factsOf(hostOs.value).runs;
    if (!version || !hostOs || !runs || isSupported(version.value, hostOs.value)) continue;
    const [from, to] = [formatConfigVersion(runs.from), formatConfigVersion(runs.to)];
    report({
      span: version.span,
      message: `${wordOf(vm)} has configuration version ${formatConfigVersion(version.value)}, and ${factsOf(hostOs.value).name} runs ${from === to ? `only ${from}` : `${from} to ${to}`}: it cannot be registered or started there.`,
      fixes: () => [askHost(hostOs.value)],
    });
  }
});

/** The list of versions can be asked for from 2016 on; before, only the test of an import tells. */
function askHost(os: HostOs): Fix {
  const safety =
    'It only reads. Restore on a host in range and upgrade there, or put the disks into a new VM of the same generation; there is no downgrade.';
  return isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
    ? { title: 'Ask the host which versions it runs', powershell: 'Get-VMHostSupportedVersion', safety }
    : {
        title: 'Ask the host whether it can import the VM',
        powershell: "(Compare-VM -Path '<path of the configuration on the host>').Incompatibilities",
        safety,
      };
}

/** Two entries are two VMs, unless one id or a replica says that they are one; the job then takes the last of them. */
const duplicateName = planRule('HVB023', 'warning', ({ plan }, report) => {
  const first = new Map<string, PlanVm>();
  for (const vm of plan.vms) {
    const key = vm.called?.value.trim().toLowerCase() ?? '';
    if (!vm.called || key === '' || vm.source.replica?.value === 'replica') continue;
    const other = first.get(key);
    if (!other) first.set(key, vm);
    else if (!(vm.id && other.id && isSameName(vm.id.value, other.id.value)))
      report({
        span: vm.called.span,
        message: `Another VM of this scenario also has the name ${wordOf(vm)}; applications that select a VM by its name cannot tell them apart.`,
        related: [{ span: other.called?.span ?? other.head, message: 'This one.' }],
        fixes: () => renameOne(vm),
      });
  }
});

function renameOne(vm: PlanVm): readonly Fix[] {
  const { name, id } = vmFactsOf(vm);
  const newName = `${name?.value.trim() ?? ''}-2`;
  const safety = `Not needed where the backup job can select the VM by its id. ${renameNote}${notesOn(vm)}`;
  return [
    {
      title: 'Give this VM another name on the host',
      // By its id: the name would mean both.
      powershell: `Get-VM -Id ${id ? quotePowerShell(id.value) : "'<id of this VM>'"} | Rename-VM -NewName ${quotePowerShell(newName)}`,
      safety,
    },
  ];
}

const withAmpersand = planRule('HVB024', 'warning', ({ plan }, report) => {
  for (const vm of plan.vms) {
    const { called, disks = [] } = vm;
    if (called?.value.includes('&'))
      report({
        span: called.span,
        message: `The name "${called.value}" holds an ampersand, with which DPM of the 2010 era cannot read its own list of data sources.`,
        fixes: () => [renameVm(onHost(vm), withoutAmpersand(called.value))],
      });
    for (const disk of disks)
      if (disk.path && lastSegment(disk.path.value).includes('&'))
        report({
          span: disk.path.span,
          message: `The ${diskWord(disk)} of ${theWordOf(vm)} holds an ampersand in its name, on which Acronis backups are known to fail.`,
        });
  }
});

const illegalName = planRule('HVB025', 'warning', ({ plan }, report) => {
  for (const vm of plan.vms) {
    const { called } = vm;
    const found = [...new Set(called?.value.match(notInFileNames) ?? [])];
    if (!called || found.length === 0) continue;
    const slash = found.includes('/');
    report({
      span: called.span,
      ...(!slash && { atMost: 'info' as const }),
      message: slash
        ? `The name "${called.value}" holds ${found.join(' ')}, and AnyBackup documents that it cannot protect a VM with a slash in its name.`
        : `The name "${called.value}" holds ${found.join(' ')}, which no file name may hold; inferred: export and restore folders named after it fail.`,
      fixes: () => [renameVm(onHost(vm), asFileName(called.value))],
    });
  }
});

/** Rules on VMs and their names. */
export const planVmRules: readonly ScenarioRule[] = [
  noController,
  versionOld,
  versionUnsupported,
  duplicateName,
  withAmpersand,
  illegalName,
];
