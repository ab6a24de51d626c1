import { chunkSize } from './layout';
import type { QuickPlan } from './plan';
import { QuickWalk } from './quick-walk';

/**
 * The plans of the chunk that is being read, by the offset of their definition: an array, since it is asked for every record.
 * The next chunk uses it again.
 */
export class PlanTable {
  /** By the offset of a definition: the place of its plan in `plans`, or 0. */
  readonly numbers = new Uint16Array(chunkSize);
  /** `undefined` for a definition that was not met, and for one whose records need a closer look each. */
  readonly plans: (QuickPlan | undefined)[] = [undefined];
  /** Over the records of these plans. */
  readonly walk = new QuickWalk(this);
  private readonly definitions: number[] = [];

  clear(): void {
    for (const definition of this.definitions) this.numbers[definition] = 0;
    this.definitions.length = 0;
    this.plans.length = 1;
  }

  /** 0 for a definition that was not met yet, or that no chunk has room for. */
  numberOf(definition: number): number {
    return this.numbers[definition] ?? 0;
  }

  plan(number: number): QuickPlan | undefined {
    return this.plans[number];
  }

  add(definition: number, plan: QuickPlan | undefined): void {
    if (definition >= chunkSize) return;
    this.definitions.push(definition);
    this.numbers[definition] = this.plans.push(plan) - 1;
  }
}

const shared = new WeakMap<object, PlanTable>();

/** The table of all readers that share a store of templates: a chunk is read in one go, so no two need it at the same time. */
export function tableOf(store: object): PlanTable {
  let table = shared.get(store);
  if (!table) shared.set(store, (table = new PlanTable()));
  return table;
}
