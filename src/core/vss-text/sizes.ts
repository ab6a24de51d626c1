import type { Span } from '../text/span';
import type { SizeShown } from './model';

/**
 * Powers of 1024 by the first letter of the unit: B(ytes), KB, MB and so on; `Go` and `octets` in French, and the letters of
 * Cyrillic systems. What is none of these stays without bytes: two sizes of one unit can still be compared.
 */
const powers: Readonly<Record<string, number>> = { k: 1, к: 1, m: 2, м: 2, g: 3, г: 3, t: 4, т: 4, p: 5, п: 5, e: 6 };
const plainBytes = /^(?:b|bytes?|o|octets?|byte\(s\)|バイト|字节|位元組|바이트|байт\p{L}{0,3})$/iu;
const prefixed = /^[kкmмgгtтpпe]i?(?:b|o|б)(?:ytes?|\.)?$/iu;

/** Reads `15.681 GB`, `15,681 Go`, `0 bytes`, or a word such as UNBOUNDED, which stands for no limit. */
export function readSize(words: string, span: Span, percent: number | undefined): SizeShown {
  const shown = { span, words, ...(percent !== undefined && { percent }) };
  const parts = /^([\d.,'\u2019\s]{1,40})(\D{0,20})$/u.exec(words);
  const number = parts?.[1] === undefined ? undefined : readNumber(parts[1]);
  if (number === undefined) return shown;
  const unit = (parts?.[2] ?? '').trim();
  const bytes = bytesOf(number, unit);
  return { ...shown, number, unit, ...(bytes !== undefined && { bytes }) };
}

/** How full one is of the other, from 0; `undefined` where that cannot be said. */
export function fillOf(used: SizeShown, maximum: SizeShown): number | undefined {
  const [a, b] =
    used.bytes !== undefined && maximum.bytes !== undefined
      ? [used.bytes, maximum.bytes]
      : used.unit === maximum.unit
        ? [used.number, maximum.number]
        : [undefined, undefined];
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}

/** vssadmin prints two or three decimals and no groups: one separator is the decimal one, of two the last. */
function readNumber(text: string): number | undefined {
  const bare = text.replace(/[\s'\u2019]/g, '');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const whole = (last < 0 ? bare : bare.slice(0, last)).replace(/[.,]/g, '');
  const decimals = last < 0 ? '' : bare.slice(last + 1);
  if (!/^\d{1,18}$/.test(whole) || !/^\d{0,18}$/.test(decimals)) return undefined;
  return Number(`${whole}.${decimals || '0'}`);
}

function bytesOf(number: number, unit: string): number | undefined {
  if (number === 0 || plainBytes.test(unit)) return number;
  const power = prefixed.test(unit) ? powers[unit.charAt(0).toLowerCase()] : undefined;
  return power === undefined ? undefined : number * 1024 ** power;
}
