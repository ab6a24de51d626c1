export { correctedClocks, hostBuilds, observe, type ObserveOptions } from './observe';
export { choosePair, type ChosenPair } from './choose-pair';
export { FactGroups, joiningFacts } from './fact-groups';
export { sameHost } from './clocks';
export {
  compareRuns,
  firstDifferenceInWords,
  namesOf,
  type ComparedStep,
  type ComparisonRow,
  type RunComparison,
  type RunNames,
  type StepDifference,
} from './compare';
export type { FactComparison } from './compare-facts';
export { partnerOf } from './partner';
export {
  isPredicted,
  nothingObserved,
  plannedTime,
  predictedOutcomeWords,
  predictedStatusMeanings,
  predictedStatusWords,
} from './predicted-words';
export {
  stepStatuses,
  type ClockOffset,
  type EvidencePlace,
  type FileState,
  type HostSeen,
  type LeftBehind,
  type Observation,
  type Outcome,
  type Run,
  type RunStep,
  type StepStatus,
  type StoryLine,
} from './run';
export { isWireRun, runFromWire, runToWire, type Wire, type WireRun } from './wire-run';
