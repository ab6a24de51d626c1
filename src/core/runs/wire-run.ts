import type { Run } from './run';

/** A value as JSON can carry it: big integers are decimal strings, everything else stays. */
export type Wire<T> = T extends bigint
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T;

/** A run on its way from the server to the panel. */
export type WireRun = Wire<Run>;

/** Loses nothing: times are FILETIME as decimal strings, at full precision. */
export function runToWire(run: Run): WireRun {
  // The walk keeps the shape: only big integers are replaced, by strings.
  return toWire(run) as WireRun;
}

function toWire(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toWire(item)]));
}

/** Keys whose strings are big integers, wherever they stand in a run. */
const bigKeys: ReadonlySet<string> = new Set(['start', 'end', 'time', 'recordId']);

/** Back from the wire; `undefined` for what is no run. */
export function runFromWire(value: unknown): Run | undefined {
  if (!isRecord(value)) return undefined;
  const { id, vm, host, start, end, steps, files, story, leftBehind, notes, consistencyReasons } = value;
  const texts = [id, host, value['outcome'], value['outcomeReason'], value['consistency'], value['generation']];
  const lists = [steps, files, story, leftBehind, notes, consistencyReasons];
  if (!texts.every((text) => typeof text === 'string') || !lists.every(Array.isArray)) return undefined;
  if (!isRecord(vm) || typeof vm['name'] !== 'string' || !isBig(start) || (end !== undefined && !isBig(end)))
    return undefined;
  // What decides the shape was looked at above; the rest is words, and words are drawn as text.
  return fromWire(value) as Run;
}

function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, bigKeys.has(key) && isBig(item) ? BigInt(item) : fromWire(item)]),
  );
}

function isBig(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
