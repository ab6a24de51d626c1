import { chunkSize, fragmentHeader, recordHeaderSize, recordSignature, recordTrailerSize, token } from './layout';
import type { PlanTable } from './plan-table';
import { isIn } from './query';
import { templateHeaderSize } from './template';

const word = 0x1_0000_0000;

/** Header, fragment header, token, version and id of a template instance, its definition, the count of values, trailer. */
const smallestRecord = recordHeaderSize + 18 + recordTrailerSize;

/**
 * Passes over records that are whole, of a template that was met in this chunk, and not asked for: that is what nearly all
 * records of a log are. Whatever is different is left to `ChunkReader`, which decides by the same rules about all there is.
 * One of them is used again for all chunks, and the loop makes no objects and calls nothing that does.
 */
export class QuickWalk {
  /** Records passed over. */
  records = 0;
  /** Where the last of them stands. */
  lastAt = 0;

  constructor(private readonly table: PlanTable) {}

  /** Starts at `from`; gives where the first record stands that needs a closer look, or where `end` is reached. */
  run(view: DataView, from: number, end: number): number {
    const { numbers, plans } = this.table;
    let at = from;
    let lastAt = from;
    let records = 0;
    while (at + smallestRecord <= end && view.getUint32(at, true) === recordSignature) {
      const size = view.getUint32(at + 4, true);
      const next = at + size;
      if (size < smallestRecord || next > end || view.getUint32(next - 4, true) !== size) break;
      if (view.getUint32(at + 24, true) !== fragmentHeader || view.getUint8(at + 28) !== token.templateInstance) break;
      const definition = view.getUint32(at + 34, true);
      if (definition >= chunkSize) break;
      const plan = plans[numbers[definition] ?? 0];
      if (!plan) break;
      const { shape, span, wanted } = plan;
      let values = at + 38;
      if (definition === values) {
        values += templateHeaderSize + view.getUint32(definition + 20, true);
        if (values + 8 > next) break;
      }
      const count = view.getUint32(values, true);
      const first = values + 4 + count * 4;
      if (shape.lastSlot >= count || first + recordTrailerSize > next) break;
      if (!shape.fits(view, values + 4) && !shape.measure(view, values + 4)) break;
      if (first + shape.sizeBytes + recordTrailerSize > next) break;
      if (wanted !== 'none' && isIn(wanted, view.getUint16(first + shape.eventIdAt, true))) break;
      const idAt = first + shape.recordIdAt;
      const timeAt = first + shape.timeAt;
      span.add(
        view.getUint32(idAt, true) + view.getUint32(idAt + 4, true) * word,
        view.getUint32(timeAt + 4, true),
        view.getUint32(timeAt, true),
      );
      records++;
      lastAt = at;
      at = next;
    }
    this.records = records;
    this.lastAt = lastAt;
    return at;
  }
}
