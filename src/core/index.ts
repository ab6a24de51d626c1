/** The one door of core: other layers import this file only (the client also the sniff; see ARCHITECTURE.md, "Layers"). */
export * from './collect';
export * from './evidence';
export * from './explain';
export * from './language';
export * from './logs';
export * from './report';
export { checkVmConfig, type CheckOptions } from './rules/check-config';
export { encodingOfEditor, inlineLimitChars, tooLargeForInline } from './rules/inline-limit';
export { registry, ruleInfo, type RuleInfo, type RuleSeverity } from './rules/registry';
export { ruleCatalogue, type CatalogueRow } from './rules/facts/catalogue';
export type { Finding, Fix, RelatedSpan, Severity, SeverityOrOff, TextEdit } from './rules/rule';
export { severities } from './rules/rule';
export { suppressionFix } from './rules/suppression';
export { decodeText } from './text/decode';
export { LineIndex, type LinePosition } from './text/line-index';
export type { Span } from './text/span';
export { openVmConfig, type VmConfigDocument } from './vmconfig/document';
export type { VmConfig } from './vmconfig/model';
export type { EvidenceFacts } from './vmconfig/evidence-facts';
export { hostOsNames, parseHostOs, type HostFacts, type HostOs } from './vmconfig/facts/host-os';
export { filetimeFromIso, filetimeToIso } from './vmconfig/filetime';
export { inspectedPlaces } from './rules/text-rules';
export * from './texts';
export { diagnoseRecords, wantedEvents, type DiagnoseOptions, type RecordFinding } from './rules/records';
export {
  choosePair,
  compareRuns,
  FactGroups,
  isPredicted,
  joiningFacts,
  nothingObserved,
  plannedTime,
  isWireRun,
  partnerOf,
  runFromWire,
  runToWire,
  stepStatuses,
  type ComparedStep,
  type ComparisonRow,
  type EvidencePlace,
  type FactComparison,
  type FileState,
  type Observation,
  type Outcome,
  type Run,
  type RunComparison,
  type RunStep,
  type StepDifference,
  type StepStatus,
  type Wire,
  type WireRun,
} from './runs';
export {
  actorFacts,
  actors,
  fileKinds,
  limits,
  stepsOf,
  type Actor,
  type Consistency,
  type FileKind,
  type GenerationId,
  type StepId,
} from './process';
export * from './sequence';
export * from './new-scenario';
export * from './scenario';
export * from './runs/predict';
