import type { InventoryRule } from './inventory-input';
import { diskRules } from './vm-disks';
import { nameRules } from './vm-names';
import { serviceRules } from './vm-services';
import { stateRules } from './vm-states';
import { versionRules } from './vm-versions';

/** Rules on VMs, their controllers, drives, integration services and replication. */
export const vmInventoryRules: readonly InventoryRule[] = [
  ...stateRules,
  ...serviceRules,
  ...diskRules,
  ...nameRules,
  ...versionRules,
];
