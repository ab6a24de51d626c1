import type { FontRole, Measure } from './drawing';

/** Sizes of the few fonts, in pixels; the style sheet and the measure agree by them. */
export const fontSizes: Readonly<Record<FontRole, number>> = { label: 12, lane: 12, time: 11, note: 11 };

/** First of the family in exports: the table below is of it, and Liberation Sans and Helvetica have the same widths. */
export const exportFonts = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** Thousandths of the size for the characters from space to tilde, after the metrics of Helvetica. */
const ascii = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);

/** Lane names stand in bold. */
const boldness: Readonly<Record<FontRole, number>> = { label: 1, lane: 1.07, time: 1, note: 1 };

/** Widths without a screen, for the command line and the server: a table for Latin, generous guesses for the rest. */
export const textMeasure: Measure = (text, font) => {
  let sum = 0;
  for (const character of text) sum += widthOf(character.codePointAt(0) ?? 0);
  return (sum * fontSizes[font] * boldness[font]) / 1000;
};

function widthOf(code: number): number {
  const known = ascii[code - 0x20];
  if (known !== undefined && code >= 0x20) return known;
  if (isWithoutWidth(code)) return 0;
  if (code === 0x2026) return 1000;
  return isWide(code) ? 1250 : 667;
}

/** Combining marks, joiners, isolates, variation selectors. */
function isWithoutWidth(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2060 && code <= 0x2069) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** East Asian characters and emoji. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code >= 0x1f000
  );
}
