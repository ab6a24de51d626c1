import type { Inventory } from '../../inventory/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { inventoryRules } from './rules';

/** All findings on the output of cmdlets, in the order of the text. */
export function checkInventory(doc: Inventory, options: CheckTextOptions): readonly Finding[] {
  return runTextRules(inventoryRules, { doc, host: options.host }, options);
}
