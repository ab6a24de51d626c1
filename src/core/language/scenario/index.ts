/** What an editor asks about a scenario. */
export { completeScenario, type NameableFile, type ScenarioSurroundings } from './completion';
export { foldScenario } from './folding';
export { applyEdits, formatScenario } from './format';
export { hoverScenario } from './hover';
export { defineName, placesOfName } from './names';
export { outlineScenario } from './outline';
export { renameInScenario } from './rename';
