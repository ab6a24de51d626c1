import type { Inventory, InventoryOutput, ItemClass } from '../../inventory/model';
import type { HostFacts } from '../../vmconfig/facts/host-os';
import { catalogueRule } from '../catalogue-rule';
import type { Rule } from '../rule';

/** What the rules on the output of cmdlets look at. */
export interface InventoryInput {
  readonly doc: Inventory;
  readonly host: HostFacts | undefined;
}

export type InventoryRule = Rule<InventoryInput>;

/** A rule of the catalogue on the output of cmdlets, as severe as the code is elsewhere. */
export const ruleOf = catalogueRule<InventoryInput>;

/** True where an output shows whole and its command did not choose: what is not in it is not there. */
export function isWhole(output: InventoryOutput | undefined): boolean {
  return output?.hasBeginning === true && output.hasEnd && output.isAll === true;
}

/** The whole outputs of a class, those too that printed nothing and were asked for by their cmdlet. */
export function wholeOutputs({ outputs }: Inventory, wanted: ItemClass, ...cmdlets: string[]): InventoryOutput[] {
  return outputs.filter(
    (one) => isWhole(one) && (one.class === wanted || (one.cmdlet !== undefined && cmdlets.includes(one.cmdlet))),
  );
}
