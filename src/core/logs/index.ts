/** What core shows of this folder; `src/core/index.ts` passes it on. */
export { allRecords, queryOf, recordsOf, type EvtxQuery, type Wanted, type WantedTable } from './evtx/query';
export { EvtxReader, type EvtxRequest } from './evtx/read-evtx';
export {
  segmentBytes,
  SegmentServer,
  type SegmentOrder,
  type SegmentReaders,
  type SegmentResult,
  type SegmentTools,
} from './evtx/side-by-side';
export { TemplateStore } from './evtx/template';
export { isCredibleTime, type BadRecord, type LogItem, type LogRecord, type RecordField } from './record';
export { RecordPseudonyms } from './records/anonymise-records';
export { backupRecords, meaningOf, type RecordMeaning } from './records/meaning';
export { csvHead, recordToCsv } from './records/record-to-csv';
export { recordToJson } from './records/record-to-json';
export { recordToPage } from './records/record-to-page';
export { recordToText } from './records/record-to-text';
export type { ShownRecord } from './records/shown-record';
