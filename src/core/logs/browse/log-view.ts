import type { LogItem } from '../record';
import type { CompiledFilter } from './filter';
import { HitList } from './hit-list';

/** The rows of a log that one filter lets through, while they are looked for and afterwards. */
export class LogView {
  readonly hits = new HitList();
  /** Damaged places among the hits. */
  damaged = 0;
  /** Chunks that were looked through. */
  chunksDone = 0;
  isComplete = false;

  constructor(readonly filter: CompiledFilter) {}

  /** Takes what the query found in a chunk. */
  take(chunk: number, offset: number, items: readonly LogItem[]): void {
    for (const item of items) {
      if (item.kind === 'record') {
        if (this.filter.matches(item)) this.hits.add(chunk, item.place.byteOffset - offset);
      } else {
        this.hits.add(chunk, item.byteOffset - offset);
        this.damaged++;
      }
    }
    this.chunksDone = chunk + 1;
  }
}
