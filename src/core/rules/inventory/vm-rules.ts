import type { InventoryRule } from './inventory-input';

/** Rules on VMs, their controllers, drives, integration services and replication. */
export const vmInventoryRules: readonly InventoryRule[] = [];
