import type { SegmentReaders } from '../../core';
import type { Input } from '../inputs';
import type { CliIo, RunningReaders } from '../io';

/**
 * The threads of one command: started for the first log when the user asked for some, used for all logs, and closed at the
 * end. Nothing starts them unasked: measured with two cores they saved a twentieth at 1 GB and cost time below (bench/README.md).
 */
export class ReadersFor {
  private running: RunningReaders | undefined;

  constructor(
    private readonly io: Pick<CliIo, 'startReaders'>,
    private readonly count: number | undefined,
  ) {}

  /** The threads for a log; `undefined` where it is read here. */
  of({ bytes }: Input): SegmentReaders | undefined {
    if (bytes || this.count === undefined) return undefined;
    return (this.running ??= this.io.startReaders?.(this.count));
  }

  async close(): Promise<void> {
    await this.running?.close();
  }
}
