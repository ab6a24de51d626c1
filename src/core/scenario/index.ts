/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { openScenario, longestScenario, type ScenarioDocument } from './open';
export { scenarioSchema } from './schema';
export { scenarioSchemaFile } from './schema-file';
export type { Scenario } from './model';
export { readNamedConfigs, resolveName, type NamedFiles } from './named-files';
export { resolvePlan, type ScenarioConfigs } from './resolve';
export type { Fact, Plan, PlanDisk, PlanJob, PlanLun, PlanNode, PlanVm } from './plan';
export * from './planner';
