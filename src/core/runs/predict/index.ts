/** What is predicted of a plan; `src/core/index.ts` passes it on. */
export { predict } from './predict';
export type { PredictedFailure, PredictedRun, Prediction, Reason } from './prediction';
