import { planRules } from './plan-rules';
import type { ScenarioRule } from './scenario-input';
import { scenarioStructureRules } from './structure';

/** Every rule on scenarios, by code: those on their form, then those on what they plan. */
export const scenarioRules: readonly ScenarioRule[] = [...scenarioStructureRules, ...planRules].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
