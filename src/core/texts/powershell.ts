import { isInventory } from '../evidence/inventory-shape';
import type { Inventory } from '../inventory/model';
import { readInventory } from '../inventory/read-inventory';
import { hoverInventory, inventoryFolding, inventoryOutline } from '../language/inventory-words';
import { privateValuesOfInventory } from '../report/private-inventory';
import { checkInventory } from '../rules/inventory/check-inventory';
import type { TextKind } from './text-kind';

/** What cmdlets of Hyper-V and of clusters printed or saved. */
export const powershell: TextKind<Inventory> = {
  kind: 'powershell',
  isIn: isInventory,
  read: readInventory,
  check: checkInventory,
  hover: hoverInventory,
  outline: inventoryOutline,
  folding: inventoryFolding,
  privateValues: privateValuesOfInventory,
};
