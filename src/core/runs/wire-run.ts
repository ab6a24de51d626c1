import type { Run } from './run';
import { isBigText, isRunShape } from './wire-shape';

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

/** Whether something that came over the wire is a run: what is drawn of it by its words and numbers can be drawn. */
export function isWireRun(value: unknown): value is WireRun {
  return isRunShape(value);
}

/** Back from the wire; `undefined` for what is no run. */
export function runFromWire(value: unknown): Run | undefined {
  // `isWireRun` has looked at all that the walk turns back.
  return isWireRun(value) ? (fromWire(value) as Run) : undefined;
}

function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      bigKeys.has(key) && isBigText(item) ? BigInt(item) : fromWire(item),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
