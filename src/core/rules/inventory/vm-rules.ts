import type { InventoryRule } from './inventory-input';
import { deviceRules } from './vm-devices';
import { diskRules } from './vm-disks';
import { nameRules } from './vm-names';
import { serviceRules } from './vm-services';
import { stateRules } from './vm-states';
import { versionRules } from './vm-versions';
import { volumeRules } from './volumes';

/** Rules on VMs, their controllers, drives, integration services and replication. */
export const vmInventoryRules: readonly InventoryRule[] = [
  ...stateRules,
  ...serviceRules,
  ...diskRules,
  ...nameRules,
  ...versionRules,
  ...deviceRules,
  ...volumeRules,
];
