import type { EvtxQuery, SegmentReaders } from '../../core';
import type { Input } from '../inputs';
import type { CliIo, RunningReaders } from '../io';

/** Below this starting threads, each with a compiler that has to catch up, costs more than they save. */
const worthIt = 512 * 1024 * 1024;

/** The threads of one command: started when a log is worth it, used for all logs, and closed at the end. */
export class ReadersFor {
  private running: RunningReaders | undefined;

  /** `count` is what the user asked for: then they are used for small logs as well. */
  constructor(
    private readonly io: Pick<CliIo, 'files' | 'startReaders'>,
    private readonly count?: number,
  ) {}

  /**
   * The threads for a log; `undefined` where it is read here, as where all records are wanted: to send them from thread to
   * thread costs as much as to decode them.
   */
  async of({ uri, bytes }: Input, { table }: Pick<EvtxQuery, 'table'>): Promise<SegmentReaders | undefined> {
    if (bytes || !this.io.startReaders) return undefined;
    if (this.count === undefined && table?.others !== 'none') return undefined;
    const size = (await this.io.files.stat(uri))?.sizeBytes ?? 0;
    if (this.count === undefined && size < worthIt) return undefined;
    return (this.running ??= this.io.startReaders(this.count));
  }

  async close(): Promise<void> {
    await this.running?.close();
  }
}
