import { plainJsonText } from './plain';

/** One attribute in the JSON mapping of OTLP (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"; opentelemetry-proto common.proto). */
export interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly arrayValue: { readonly values: readonly { readonly stringValue: string }[] } };

/** What an attribute may be given as; nothing comes of `undefined` and of an empty list. */
export type Given = string | boolean | bigint | number | readonly string[] | undefined;

/** More characters of one text are cut off: back ends drop or refuse longer ones, and logs hold anything. */
export const longestText = 4096;

/** Attributes in their order, without those that say nothing. */
export function attributesOf(given: Readonly<Record<string, Given>>): OtlpAttribute[] {
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined || (typeof value === 'object' && value.length === 0)) return [];
    return [{ key, value: valueOf(value) }];
  });
}

function valueOf(value: NonNullable<Given>): OtlpValue {
  if (typeof value === 'string') return { stringValue: text(value) };
  if (typeof value === 'boolean') return { boolValue: value };
  // An int64 is a string in proto3 JSON: a number of JSON holds 53 bits in most readers.
  if (typeof value === 'bigint' || typeof value === 'number') return { intValue: String(value) };
  return { arrayValue: { values: value.map((one) => ({ stringValue: text(one) })) } };
}

/** Text that a strict reader of protobuf takes: no half of a surrogate pair, and no longer than `longestText`. */
export function text(given: string): string {
  const whole = given.replace(/\p{Surrogate}/gu, '\ufffd');
  if (whole.length <= longestText) return whole;
  return `${whole.slice(0, longestText - 3).replace(/[\ud800-\udbff]$/, '')}...`;
}

/** 1970-01-01 as FILETIME. */
const unixEpoch = 116_444_736_000_000_000n;
const mostNanoseconds = 0xffff_ffff_ffff_ffffn;

/** FILETIME as nanoseconds of Unix, exact, as the string of a fixed64; `0`, which is "unknown", for what that cannot hold. */
export function unixNano(time: bigint): string {
  const nanoseconds = (time - unixEpoch) * 100n;
  return nanoseconds < 0n || nanoseconds > mostNanoseconds ? '0' : String(nanoseconds);
}

/** One line of a file of OTLP JSON, its line end included. */
export function otlpLine(message: object): string {
  return `${plainJsonText(JSON.stringify(message))}\n`;
}
