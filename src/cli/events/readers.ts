import { crc32 } from 'node:zlib';
import { SegmentServer, type SegmentReaders } from '../../core';
import type { Input } from '../inputs';
import type { CliIo } from '../io';
import { SharedReading } from './shared-reading';

/** The threads of one command: started for the first log that is read by several, used for all logs, and closed at the end. */
export class ReadersFor {
  private running: SharedReading | undefined;

  constructor(
    private readonly io: Pick<CliIo, 'startReader' | 'files'>,
    private readonly count: number | undefined,
  ) {}

  /** The threads for a log; `undefined` where it is read here. */
  of({ bytes, host }: Input): SegmentReaders | undefined {
    if (bytes || host || this.count === undefined || this.count < 2) return undefined;
    return (this.running ??= this.start(this.count));
  }

  async close(): Promise<void> {
    await this.running?.close();
  }

  private start(count: number): SharedReading | undefined {
    const { startReader, files } = this.io;
    if (!startReader || !files.open) return undefined;
    const open = files.open.bind(files);
    const threads = Array.from({ length: count - 1 }, () => startReader());
    const encoder = new TextEncoder();
    const here = new SegmentServer({ open, utf8: (text) => encoder.encode(text), checksum: crc32 });
    return new SharedReading(threads, here, () => new Promise((resolve) => setImmediate(resolve)));
  }
}
