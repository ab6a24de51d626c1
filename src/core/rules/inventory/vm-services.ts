import type { ServiceShown } from '../../inventory/model';
import { vssComponent } from '../../vmconfig/facts/devices';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import { theVm, vmWord } from '../../vmconfig/words';
import { isHostUpTo, type HostAndConfig } from '../host-age';
import { backupServiceOff } from '../hvb/hvb003-backup-service-off';
import { noScsiController } from '../hvb/hvb001-no-scsi-controller';
import { knownSeverity } from '../known-severity';
import { hostNotes, vmParameter } from '../powershell';
import { ruleOf, wholeOutputs, type InventoryRule } from './inventory-input';
import { factsOfVm, isSameHost, isWord, onHost, vmFacts, vmsOf, whole } from './vm-input';

/**
 * The backup service: by the GUID at the end of its id where that was printed, else by its English name, which is "VSS" in
 * Get-VMIntegrationService (catalogue, HVB003). In other languages the name is another one and proves nothing.
 */
function isBackupService({ id, name }: ServiceShown): boolean {
  if (id && !id.isCut) return id.value.toLowerCase().includes(vssComponent);
  return whole(name)?.value.trim().toLowerCase() === 'vss';
}

const turnedOff = ruleOf('HVB003', backupServiceOff, (input, report) => {
  for (const service of input.doc.services) {
    if (service.enabled?.value !== false || !isBackupService(service)) continue;
    const on = onHost(factsOfVm(service, input.doc), input);
    report({
      span: service.enabled.span,
      message: `The backup integration service of ${theVm(on.config)} is turned off, so its guest is not quiesced for a backup${effect(on)}.`,
      fixes: () => [
        {
          title: 'Turn the backup integration service on',
          powershell: `${serviceOf(on)} | Enable-VMIntegrationService`,
          safety: `It can be done while the VM runs. The guest needs working integration services.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** What the host does instead, where it is known which host it is. */
function effect(on: HostAndConfig): string {
  const { os } = on.host;
  if (isHostUpTo('windows-server-2012-r2', on)) {
    return ', and the host saves the VM for that time unless the backup application has a mode of its own';
  }
  return os && isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
    ? ', which is then crash-consistent or, where the job demands more, fails'
    : '';
}

/** By id, since the name of the service is translated on hosts in other languages. */
function serviceOf({ config }: HostAndConfig): string {
  return `Get-VMIntegrationService ${vmParameter(config)} | Where-Object Id -like '*${vssComponent.toUpperCase()}'`;
}

/** Of a VM that does not run its services answer nothing, so the paste has to show that it ran. */
const notAnswering = ruleOf('HVB004', knownSeverity('HVB004', 'error'), (input, report) => {
  for (const service of input.doc.services) {
    const status = notOk(service);
    if (!status || service.enabled?.value !== true || !isBackupService(service)) continue;
    const vms = vmsOf(service, input.doc);
    if (vms.length === 0 || !vms.every((vm) => isWord(vm.state, 'Running'))) continue;
    const on = onHost(factsOfVm(service, input.doc), input);
    report({
      span: status.span,
      message: `The backup integration service of ${theVm(on.config)} is turned on, but its status is "${status.value}" although the VM ran: its guest is not quiesced for a backup.`,
      fixes: () => [
        {
          title: 'Look at the status again',
          powershell: `${serviceOf(on)} | Format-List VMName, Enabled, PrimaryOperationalStatus, SecondaryOperationalStatus`,
          safety: `It only reads. In a Windows guest start the service vmicvss, in a Linux guest hv_vss_daemon; restart the guest if it never connects.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** One finding for each VM; that of the backup service where it is among them. */
const olderThanHost = ruleOf('HVB005', knownSeverity('HVB005', 'error'), (input, report) => {
  const byVm = new Map<string, ServiceShown[]>();
  for (const service of input.doc.services) {
    if (!isWord(service.secondaryOperationalStatus, 'ProtocolMismatch')) continue;
    const key = `${service.vmId?.value ?? ''} ${service.vmName?.value.toLowerCase() ?? ''}`;
    const all = byVm.get(key) ?? [];
    byVm.set(key, all);
    all.push(service);
  }
  for (const services of byVm.values()) {
    const service = services.find(isBackupService) ?? services[0];
    if (!service?.secondaryOperationalStatus) continue;
    const on = onHost(factsOfVm(service, input.doc), input);
    const name = whole(service.name);
    report({
      span: service.secondaryOperationalStatus.span,
      // Connected, if to another version: that it is refused only events 4000 and 4102 say.
      atMost: 'warning',
      message: `The integration services of ${theVm(on.config)} are of another version than the host's (ProtocolMismatch${name ? ` of "${name.value}"` : ''}); where they are too old, a backup of the running VM is refused.`,
      related: services
        .filter((one) => one !== service)
        .slice(0, 5)
        .map(({ span }) => ({ span, message: 'This service too.' })),
      fixes: () => [
        {
          title: 'See which version the guest reports',
          powershell: `Get-VM ${vmParameter(on.config, '-Name')} | Format-List Name, IntegrationServicesVersion, IntegrationServicesState`,
          safety: `It only reads. On hosts up to Windows Server 2012 R2 install the integration services of the host in the guest and restart it; later guests get them by Windows Update, and Linux guests with their kernel.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** The member of the enumeration where it was printed; else the description where it is one of two known English ones. */
function notOk({ primaryOperationalStatus: word, primaryStatus }: ServiceShown) {
  if (word) return isWord(word, 'NoContact', 'LostCommunication', 'Error', 'NonRecoverableError') ? word : undefined;
  const text = whole(primaryStatus);
  return text && /^(?:no contact|lost communication)$/i.test(text.value.trim()) ? text : undefined;
}

/**
 * By absence: an output of Get-VMScsiController for every VM that is whole, and a VM that ran in the output of Get-VM. A
 * controller whose VM cannot be read might be its own.
 */
const noController = ruleOf('HVB001', noScsiController, (input, report) => {
  const { doc } = input;
  // A line that could not be read may have been the controller.
  const asked = wholeOutputs(doc, 'controller', 'get-vmscsicontroller').filter(
    ({ span }) => !doc.problems.some((one) => one.span.start < span.end && span.start < one.span.end),
  );
  if (asked.length === 0) return;
  const withOne = new Set(doc.controllers.flatMap((one) => vmsOf(one, doc)));
  const oneOfHost = [...new Map(doc.controllers.map((one) => [one.computerName?.value, one])).values()].slice(0, 3);
  // A controller whose VM cannot be read may be of any.
  if (doc.controllers.some((one) => !whole(one.vmName))) return;
  for (const vm of doc.vms) {
    if (vm.generation?.value !== 1 || !isWord(vm.state, 'Running') || !whole(vm.name)) continue;
    const facts = vmFacts(vm);
    const on = onHost(facts, input);
    if (isHostUpTo('windows-server-2012', on)) continue;
    // Two VMs of one name, or of one paste from two hosts: whose controllers they are cannot be told.
    if (withOne.has(vm) || oneOfHost.some((one) => !isSameHost(one, vm))) continue;
    report({
      span: vm.name?.span ?? vm.span,
      message: `${vmWord(facts)} has no SCSI controller, so a backup through the host's VSS writer is refused while it runs (event 10103); off or saved, it is copied without one.`,
      related: asked.map(({ command, span }) => ({
        span: command?.span ?? span,
        message: 'None of the controllers printed here is of this VM.',
      })),
      fixes: () => [
        {
          title: 'Add a SCSI controller on the host',
          powershell: `Add-VMScsiController ${vmParameter(facts)}`,
          safety: `Shut the guest down first: the controller cannot be added while the VM runs. No disk has to move to it.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** Rules on integration services and controllers. */
export const serviceRules: readonly InventoryRule[] = [noController, turnedOff, notAnswering, olderThanHost];
