import { checkpointRules } from './checkpoints';
import type { InventoryRule } from './inventory-input';
import { vmInventoryRules } from './vm-rules';

/** Every rule on the output of cmdlets, by code. */
export const inventoryRules: readonly InventoryRule[] = [...checkpointRules, ...vmInventoryRules].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
