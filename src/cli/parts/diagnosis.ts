/** The part of the command line that holds rules, runs and the tables of `explain`. */
export { runCheck } from '../check/run-check';
export { runCollect } from '../collect/run-collect';
export { runExplain } from '../explain/run-explain';
export { runRules } from '../rules/run-rules';
export { runRuns } from '../runs/run-runs';
