import type { Prediction } from '../../runs/predict';
import type { Night, Plan, ScenarioDocument } from '../../scenario';
import type { NamedFiles } from '../../scenario/named-files';
import type { Rule } from '../rule';

/** What a rule on a scenario may look at. */
export interface ScenarioInput {
  readonly doc: ScenarioDocument;
  readonly plan: Plan;
  readonly prediction: Prediction;
  /** As planned. */
  readonly night: Night;
  /** The configuration files that it names; absent where nobody looked for them. */
  readonly named: NamedFiles | undefined;
}

export type ScenarioRule = Rule<ScenarioInput>;
