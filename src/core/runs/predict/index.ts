/** What is predicted of a plan; `src/core/index.ts` passes it on. */
export { checkAgainst, departureOf, type Checked, type Departure } from './departure';
export { predict } from './predict';
export type { PredictedFailure, PredictedRun, Prediction, Reason } from './prediction';
