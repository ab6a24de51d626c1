import type { InventoryRule } from './inventory-input';

/** Rules on checkpoints and on chains of disks. */
export const checkpointRules: readonly InventoryRule[] = [];
