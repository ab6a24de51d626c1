/** A first scenario from a folder of evidence; `src/core/index.ts` passes it on. */
export { scenarioFromFiles, type NewScenario, type NewScenarioRequest } from './from-files';
