/** A FILETIME in two numbers: a bigint for each of the millions of records that nobody asked for would cost more than reading them. */
export interface Halves {
  readonly high: number;
  readonly low: number;
}

const word = 0x1_0000_0000;

/** Of a bigint between 0 and 2^64 - 1; what lies outside comes back as the nearest end. */
export function halvesOf(value: bigint): Halves {
  const kept = value < 0n ? 0n : value > 0xffff_ffff_ffff_ffffn ? 0xffff_ffff_ffff_ffffn : value;
  return { high: Number(kept >> 32n), low: Number(kept & 0xffff_ffffn) };
}

/** The bigint back. */
export function wholeOf(high: number, low: number): bigint {
  return BigInt(high) * BigInt(word) + BigInt(low);
}
