import type { Prediction } from '../../runs/predict';
import type { Night, Plan, ScenarioDocument } from '../../scenario';
import type { ScenarioConfigs } from '../../scenario/resolve';
import type { Rule } from '../rule';

/** What a rule on a scenario may look at. */
export interface ScenarioInput {
  readonly doc: ScenarioDocument;
  readonly plan: Plan;
  readonly prediction: Prediction;
  /** As planned. */
  readonly night: Night;
  /** The configuration files that it names and that were read, by what it calls them. */
  readonly configs: ScenarioConfigs;
}

export type ScenarioRule = Rule<ScenarioInput>;
