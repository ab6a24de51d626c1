import { parseBytes } from './values';

/**
 * FILETIME: 100 ns units since 1601-01-01 UTC (learn.microsoft.com, FILETIME structure). Kept as bigint, since a number
 * holds only 53 bits; 0 means "never" in a VM configuration.
 */
const unitsPerSecond = 10_000_000n;
/** 1970-01-01 as FILETIME. */
const unixEpoch = 116_444_736_000_000_000n;
const unixEpochSeconds = Number(unixEpoch / unitsPerSecond);
/** 9999-12-31T23:59:59.9999999Z, the last time that ISO 8601 writes with four digits of year. */
export const lastFiletime = 2_650_467_743_999_999_999n;

/** True for a time that a clock could have shown: not negative and before the year 10000. */
export function isPlausibleFiletime(value: bigint): boolean {
  return value >= 0n && value <= lastFiletime;
}

/** ISO 8601 in UTC with all seven decimals, or `undefined` when out of range. */
export function filetimeToIso(value: bigint): string | undefined {
  if (!isPlausibleFiletime(value)) return undefined;
  const second = value / unitsPerSecond;
  // Seconds fit into a number, which is reckoned with ten times as fast as with a bigint.
  const fraction = Number(value - second * unitsPerSecond);
  return `${secondText(Number(second))}.${String(fraction).padStart(7, '0')}Z`;
}

/** Records of a log follow each other, many in one second. */
let lastSecond = -1;
let lastText = '';

function secondText(second: number): string {
  if (second !== lastSecond) {
    lastText = new Date((second - unixEpochSeconds) * 1000).toISOString().slice(0, 19);
    lastSecond = second;
  }
  return lastText;
}

/** Reads an ISO time in UTC with up to seven decimals; `undefined` for any other text. */
export function filetimeFromIso(text: string): bigint | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/.exec(text);
  const seconds = match ? Date.parse(`${match[1] ?? ''}Z`) : Number.NaN;
  if (Number.isNaN(seconds)) return undefined;
  // Date.parse takes 31 February as 3 March; a time that does not come back as it was is none.
  if (new Date(seconds).toISOString().slice(0, 19) !== match?.[1]) return undefined;
  const fraction = BigInt((match[2] ?? '').padEnd(7, '0'));
  const value = (BigInt(seconds) / 1000n) * unitsPerSecond + fraction + unixEpoch;
  return isPlausibleFiletime(value) ? value : undefined;
}

/** `creation_time`: base64 of eight bytes, least significant first. */
export function filetimeFromBase64(text: string): bigint | undefined {
  const bytes = parseBytes(text);
  if (bytes?.length !== 8) return undefined;
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
