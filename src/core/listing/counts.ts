/**
 * What systems put between groups of digits: a comma, a point, an apostrophe, a space, a no-break space, a narrow one. A console's
 * code page shows the no-break space of a French system as `ÿ`, and a lost character as U+FFFD.
 */
const groupSign = "[.,'\u2019 \u00a0\u202f\u00ff\ufffd]";

/** A number of bytes: digits, or groups of them (three, in India also two). */
export const countPattern = `(?:\\d{1,3}(?:${groupSign}\\d{2,3}){1,6}(?!\\d)|\\d{1,16}(?!\\d))`;

const whole = new RegExp(`^${countPattern}$`);
const signs = new RegExp(groupSign, 'g');

/** Reads a number that a listing printed whole; `undefined` for anything else. */
export function readCount(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  const value = Number(text.replace(signs, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}
