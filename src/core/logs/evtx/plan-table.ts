import { chunkSize } from './layout';
import type { QuickPlan } from './plan';

/**
 * The plans of the chunk that is being read, by the offset of their definition: an array, since it is asked for every record.
 * The next chunk uses it again.
 */
export class PlanTable {
  private readonly numbers = new Uint16Array(chunkSize);
  private readonly definitions: number[] = [];
  private readonly plans: (QuickPlan | undefined)[] = [];

  clear(): void {
    for (const definition of this.definitions) this.numbers[definition] = 0;
    this.definitions.length = 0;
    this.plans.length = 0;
  }

  /** 0 for a definition that was not met yet, or that no chunk has room for. */
  numberOf(definition: number): number {
    return this.numbers[definition] ?? 0;
  }

  plan(number: number): QuickPlan | undefined {
    return this.plans[number - 1];
  }

  add(definition: number, plan: QuickPlan | undefined): void {
    if (definition >= chunkSize) return;
    this.definitions.push(definition);
    this.numbers[definition] = this.plans.push(plan);
  }
}
