/** The part of the command line that holds rules, runs and the tables of `explain`. */
export { runCheck } from '../check/run-check';
export { runCollect } from '../collect/run-collect';
export { runPredict } from '../predict/run-predict';
export { runExplain } from '../explain/run-explain';
export { runRules } from '../rules/run-rules';
export { runRuns } from '../runs/run-runs';
/** For `events`, which reads pasted texts by this part and never loads it for .evtx alone. */
export { isTextLogKind, textLogOf } from '../../core';
