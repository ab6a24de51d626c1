import type { Inventory } from '../inventory/model';
import type { PrivateValue } from './private-values';

/** What of the output of cmdlets is a customer's own: names of VMs, checkpoints and hosts, and paths. */
export function privateValuesOfInventory(doc: Inventory): PrivateValue[] {
  const found = new Map<string, PrivateValue>();
  const add = (kind: PrivateValue['kind'], ...values: readonly ({ readonly value: string } | undefined)[]): void => {
    for (const one of values)
      if (one && one.value !== '') found.set(`${kind} ${one.value}`, { kind, text: withoutCut(one.value) });
  };
  for (const vm of doc.vms) {
    add('vm', vm.name);
    add('value', vm.notes, vm.parentSnapshotName);
    add('path', vm.path, vm.configurationLocation, vm.snapshotLocation, vm.smartPagingPath);
  }
  for (const one of doc.checkpoints) add('value', one.name, one.parentName);
  for (const { path, parentPath } of doc.disks) add('path', path, parentPath);
  for (const { path, poolName } of doc.drives) {
    add('path', path);
    if (poolName?.value !== 'Primordial') add('value', poolName);
  }
  for (const one of doc.replications) add('host', one.primaryServer, one.replicaServer);
  for (const one of doc.csvStates) {
    add('host', one.node);
    add('value', one.name, one.volumeFriendlyName);
  }
  for (const one of doc.hosts) {
    add('host', one.name);
    add('path', one.vmPath, one.diskPath);
  }
  for (const { sanName } of doc.hbas) add('value', sanName);
  for (const { label, computerName } of doc.volumes) {
    add('value', label);
    add('host', computerName);
  }
  const ofVms = [
    doc.checkpoints,
    doc.drives,
    doc.services,
    doc.controllers,
    doc.replications,
    doc.hbas,
    doc.securities,
  ].flat();
  for (const one of ofVms) add('vm', one.vmName);
  for (const one of [...doc.vms, ...doc.disks, ...ofVms]) add('host', one.computerName);
  return [...found.values()];
}

function withoutCut(text: string): string {
  return text.replace(/(?:\.\.\.|\u2026)$/, '');
}
