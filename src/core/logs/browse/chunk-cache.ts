import type { LogItem } from '../record';

/** Records decoded and kept: a page or two of an ordinary log many times over. */
const mostBytes = 24 * 1024 * 1024;
/** Of a record beside its text, as the heap counts it, roughly. */
const bytesOfRecord = 600;
const bytesOfField = 80;

/** The decoded rows of the chunks that were looked at last, within a budget of memory. */
export class ChunkCache {
  /** Rows kept. */
  rows = 0;
  private readonly chunks = new Map<number, { readonly items: readonly LogItem[]; readonly cost: number }>();
  private cost = 0;

  constructor(private readonly budgetBytes = mostBytes) {}

  get(chunk: number): readonly LogItem[] | undefined {
    const found = this.chunks.get(chunk);
    if (!found) return undefined;
    // A map keeps the order of insertion: the first one is the one not asked for for longest.
    this.chunks.delete(chunk);
    this.chunks.set(chunk, found);
    return found.items;
  }

  put(chunk: number, items: readonly LogItem[]): void {
    this.drop(chunk);
    const cost = items.reduce((sum, item) => sum + costOf(item), 0);
    this.chunks.set(chunk, { items, cost });
    this.cost += cost;
    this.rows += items.length;
    for (const oldest of this.chunks.keys()) {
      if (this.cost <= this.budgetBytes || oldest === chunk) break;
      this.drop(oldest);
    }
  }

  private drop(chunk: number): void {
    const found = this.chunks.get(chunk);
    if (!found) return;
    this.chunks.delete(chunk);
    this.cost -= found.cost;
    this.rows -= found.items.length;
  }
}

function costOf(item: LogItem): number {
  if (item.kind === 'bad-record') return bytesOfRecord;
  return item.data.reduce((sum, { value }) => sum + bytesOfField + 2 * value.length, bytesOfRecord);
}
