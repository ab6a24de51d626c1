import { valueType } from './layout';

/** Which substitutions of a template hold the three numbers that decide about a record. */
export interface DecidingSlots {
  readonly eventId: number;
  readonly time: number;
  readonly recordId: number;
}

/**
 * Where the three numbers stand among the values of a template's records. Each descriptor up to the last of them adds to that;
 * records of one template nearly always have the same ones, so that comparing them is all there is to do.
 */
export class RecordShape {
  /** The highest of the three slots. */
  readonly lastSlot: number;
  /** From the first value on. */
  eventIdAt = 0;
  timeAt = 0;
  recordIdAt = 0;
  /** Of the values up to the last slot. */
  sizeBytes = 0;
  /** The descriptors of the record that was measured last. */
  private readonly descriptors: Int32Array;
  /** The same two by two: half the steps. Padding that no writer sets decides whether two count as equal that are not numbers. */
  private readonly pairs: Float64Array;

  constructor(private readonly slots: DecidingSlots) {
    this.lastSlot = Math.max(slots.eventId, slots.time, slots.recordId);
    // No descriptor is -1: there is no such value type.
    const pairs = (this.lastSlot + 2) >> 1;
    this.pairs = new Float64Array(pairs);
    this.descriptors = new Int32Array(this.pairs.buffer, 0, this.lastSlot + 1).fill(-1);
  }

  /** True when the descriptors at `entries` are those measured last. */
  fits(view: DataView, entries: number): boolean {
    const { pairs, lastSlot } = this;
    const whole = (lastSlot + 1) >> 1;
    for (let pair = 0, entry = entries; pair < whole; pair++, entry += 8) {
      if (pairs[pair] !== view.getFloat64(entry, true)) return false;
    }
    return (lastSlot & 1) === 1 || this.descriptors[lastSlot] === view.getInt32(entries + 4 * lastSlot, true);
  }

  /** Takes the places from the descriptors at `entries`; false when the three numbers are not of the usual types. */
  measure(view: DataView, entries: number): boolean {
    const { eventId, time, recordId } = this.slots;
    const isUsual =
      isValue(view, entries + 4 * eventId, valueType.uint16, 2) &&
      isValue(view, entries + 4 * time, valueType.fileTime, 8) &&
      isValue(view, entries + 4 * recordId, valueType.uint64, 8);
    if (!isUsual) return false;
    let at = 0;
    for (let slot = 0, entry = entries; slot <= this.lastSlot; slot++, entry += 4) {
      if (slot === eventId) this.eventIdAt = at;
      else if (slot === time) this.timeAt = at;
      else if (slot === recordId) this.recordIdAt = at;
      this.descriptors[slot] = view.getInt32(entry, true);
      at += view.getUint16(entry, true);
    }
    this.sizeBytes = at;
    return true;
  }
}

function isValue(view: DataView, entry: number, type: number, size: number): boolean {
  return view.getUint16(entry, true) === size && view.getUint8(entry + 2) === type;
}
