/** What core shows of this folder; `../index.ts` passes it on. */
export { coverageSentences } from './browse-words';
export { explainRecord, type ExplainedRecord } from './explained-record';
export { compileFilter, type CompiledFilter, type LogFilter } from './filter';
export { LogBrowser, LogChanged, offsetOf, type BrowseRequest } from './log-browser';
export { rowOf, type LogRow, type RecordRow } from './log-row';
export { LogView } from './log-view';
