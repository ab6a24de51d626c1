import { EventTreeParser } from '../event-xml/event-tree';
import type { ExportFormat, Reading } from '../exported/export-format';
import { ExportedReader, type ExportRequest } from '../exported/exported-reader';
import type { FoundRecord } from '../exported/found-record';
import { clixmlRecord } from './clixml-record';
import { cutClixml, nextRecord } from './clixml-cutter';

/** Reads events that `Export-Clixml` has saved: one object after the other, or one list of them. */
export function readClixml(request: ExportRequest): ExportedReader {
  return new ExportedReader(request, (reading) => new ClixmlFormat(reading));
}

class ClixmlFormat implements ExportFormat {
  readonly kind = 'clixml';
  readonly entryName = 'object';
  readonly cut = cutClixml;
  readonly resume = nextRecord;
  private readonly parser = new EventTreeParser();
  private readonly classes = new Map<string, string>();

  constructor(private readonly reading: Reading) {}

  read(text: string): FoundRecord | string {
    return clixmlRecord(this.parser.parse(text), this.reading, this.classes);
  }
}
