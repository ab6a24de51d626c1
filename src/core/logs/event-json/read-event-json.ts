import type { ExportFormat } from '../exported/export-format';
import { ExportedReader, type ExportRequest } from '../exported/exported-reader';
import { cutJson, nextObject } from './json-cutter';
import { jsonRecord } from './json-record';

/** Reads events as JSON: a list as `ConvertTo-Json` writes it, a single object, or an object a line as shippers write them. */
export function readEventJson(request: ExportRequest): ExportedReader {
  return new ExportedReader(request, (reading): ExportFormat => ({
    kind: 'event-json',
    entryName: 'object',
    cut: cutJson,
    resume: nextObject,
    read: (text) => jsonRecord(text, reading),
  }));
}
