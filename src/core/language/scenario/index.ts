/** What an editor asks about a scenario. */
export { completeScenario, type NameableFile, type ScenarioSurroundings } from './completion';
export { foldScenario } from './folding';
export { hoverScenario } from './hover';
export { outlineScenario } from './outline';
