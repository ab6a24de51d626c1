/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { anonymise } from './anonymise';
export { anonymiser, type AnonymousSource } from './anonymiser';
export { checkBytes, maxTextLength, vmLabelOf, type CheckRequest } from './check-bytes';
export { checkLogs, type CheckedLogs, type CheckLogsOptions, type ReadLog } from './check-logs';
export {
  joinReports,
  toReport,
  type CheckedFinding,
  type CheckedInput,
  type CheckReport,
  type CheckResult,
  type InputStatus,
  type LineRange,
  type ReportRecord,
  type ReportFinding,
  type ReportFix,
  type ReportInput,
  type VmLabel,
} from './check-report';
export { checkToJson } from './check-to-json';
export { checkToMarkdown } from './check-to-markdown';
export { checkToSarif, rulePageUrl } from './check-to-sarif';
export { checkToText, type Paint } from './check-to-text';
export { comparisonToJson } from './comparison-to-json';
export { comparisonToMarkdown } from './comparison-to-markdown';
export { comparisonToSvg } from './comparison-to-svg';
export { comparisonToText } from './comparison-to-text';
export { readNothing, type Coverage } from './coverage';
export { codeSpan, escapeMarkdown, fenced } from './markdown';
export { plain, plainJson, plainLines } from './plain';
export { textHider } from './anonymise';
export { againstToJson, againstToMarkdown, againstToText, type AgainstScenario } from './against-scenario';
export { predictionToJson } from './prediction-to-json';
export { predictionToMarkdown } from './prediction-to-markdown';
export { predictionToMermaid, predictionToSvg } from './prediction-pictures';
export { predictionToText } from './prediction-to-text';
export { nightInWords, strategyRows, verdictOf, type PredictionReport, type StrategyRow } from './prediction-report';
export { filesBelow } from './observe-named';
export { privateValuesOfScenario } from './private-scenario';
export { Pseudonyms } from './pseudonyms';
export type { PrivateValue } from './private-values';
export { findingsOf as findingsOfRun, onlyVm, type RunsInput, type RunsReport } from './runs-report';
export { assumptionsInWords, briefly, coverageInWords } from './runs-words';
export { runsToJson } from './runs-to-json';
export { runsToMarkdown } from './runs-to-markdown';
export { runsToMermaid } from './runs-to-mermaid';
export { runsToOtlp, type OtlpSignals } from './runs-to-otlp';
export { runsToSvg } from './runs-to-svg';
export { runsToText } from './runs-to-text';
export { hideInRuns } from './hide-in-runs';
