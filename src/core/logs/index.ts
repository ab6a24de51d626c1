/** What core shows of this folder; `src/core/index.ts` passes it on. */
export {
  compileFilter,
  coverageSentences,
  explainRecord,
  LogBrowser,
  LogChanged,
  LogView,
  offsetOf,
  rowOf,
  type BrowseRequest,
  type CompiledFilter,
  type ExplainedRecord,
  type LogFilter,
  type LogRow,
  type RecordRow,
} from './browse';
export { zoneOffset } from './exported/time-zone';
export { EventXmlReader, type EventXmlRequest } from './event-xml/read-event-xml';
export { allRecords, queryOf, recordsOf, type EvtxQuery, type Wanted, type WantedTable } from './evtx/query';
export { EvtxReader, type EvtxRequest } from './evtx/read-evtx';
export {
  segmentBytes,
  SegmentServer,
  type SegmentOrder,
  type SegmentReaders,
  type SegmentResult,
  type SegmentTools,
  type WrittenRecords,
} from './evtx/side-by-side';
export { TemplateStore } from './evtx/template';
export type { LogReader, ReadingDoubt } from './log-reader';
export { isLogKind, logKinds, mayLackZone, readerOf, type LogKind, type LogRequest } from './open-log';
export { isCredibleTime, type BadRecord, type LogItem, type LogRecord, type RecordField } from './record';
export { markInWords, recordName } from './record-name';
export { RecordPseudonyms } from './records/anonymise-records';
export { backupRecords, meaningOf, type RecordMeaning } from './records/meaning';
export { csvHead, recordToCsv } from './records/record-to-csv';
export { recordToJson } from './records/record-to-json';
export { recordToPage } from './records/record-to-page';
export { recordToText } from './records/record-to-text';
export { isRecordFormat, writeRecord, type RecordFormat, type RecordStyle } from './records/record-writers';
export type { ShownRecord } from './records/shown-record';
