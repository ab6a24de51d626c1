/** What an editor asks about a scenario. */
export { completeScenario, type ScenarioSurroundings } from './completion';
export { foldScenario } from './folding';
export { hoverScenario } from './hover';
export { outlineScenario } from './outline';
