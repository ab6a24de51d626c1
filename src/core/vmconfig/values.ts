/**
 * Values of typed leaves. Hyper-V writes `True` and `False`, signed decimal integers, and base64 wrapped at 64 characters
 * (VOCABULARY.md section 1). Each parser gives `undefined` for text that is not of its type; saying so is a rule's work.
 */
export const leafTypes = ['string', 'integer', 'bool', 'bytes'] as const;
export type LeafType = (typeof leafTypes)[number];

/** `True` and `False`; other cases are understood too, since tools write them, and reported by a rule. */
export function parseBool(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** A signed decimal integer of at most 64 bits. */
export function parseBigInteger(text: string): bigint | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?[0-9]{1,20}$/.test(trimmed)) return undefined;
  const value = BigInt(trimmed.replace(/^\+/, ''));
  return value >= -(2n ** 63n) && value < 2n ** 64n ? value : undefined;
}

/** The same as a number, where it is one exactly. */
export function parseInteger(text: string): number | undefined {
  const value = parseBigInteger(text);
  if (value === undefined) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A GUID in any case, with or without braces, as lower case without. */
export function parseGuid(text: string): string | undefined {
  const trimmed = text.trim();
  const bare = trimmed.startsWith('{') && trimmed.endsWith('}') ? trimmed.slice(1, -1) : trimmed;
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(bare) ? bare.toLowerCase() : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map(Array.from(alphabet).map((letter, value) => [letter.charCodeAt(0), value]));

/** Base64 with white space anywhere; `undefined` for other characters or a length that cannot be. */
export function parseBytes(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  const body = compact.replace(/={1,2}$/, '');
  if (body.length % 4 === 1 || (compact.length !== body.length && compact.length % 4 !== 0)) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < body.length; index++) {
    const value = sextets.get(body.charCodeAt(index));
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}
