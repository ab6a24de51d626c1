import { plain } from '../report/plain';
import type { FontRole, Measure } from './drawing';

/** A text as it is drawn, and the whole of it where it was cut. */
export interface Fitted {
  readonly text: string;
  readonly width: number;
  readonly full?: string;
}

/** No cut text is longer than this, so that one name of a megabyte is not measured whole. */
const longest = 400;
/** Hebrew, Arabic and their neighbours: text that turns the direction of what stands around it. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What a log wrote, safe to stand in a line of ours: characters that act are shown as escapes, and text that reads from the right
 * is isolated (FSI, PDI), so that it turns nothing but itself.
 */
export function shownText(text: string): string {
  const visible = plain(text);
  return rightToLeft.test(visible) ? `\u2068${visible}\u2069` : visible;
}

/** Cuts a text to a width, with an ellipsis; the number of measurements grows with the logarithm of its length only. */
export function fitText(text: string, font: FontRole, room: number, measure: Measure): Fitted {
  const whole = shownText(text);
  if (whole.length <= longest) {
    const width = measure(whole, font);
    if (width <= room) return { text: whole, width };
  }
  const characters = [...plain(text.slice(0, longest))];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(characters, middle), font) <= room) low = middle;
    else high = middle - 1;
  }
  const shown = cut(characters, low);
  return { text: shown, width: Math.min(room, measure(shown, font)), full: whole };
}

/** Nothing is cut from what joins to the character after it, and no half of a pair stays. */
function cut(characters: readonly string[], count: number): string {
  let end = count;
  while (end > 0 && joins(characters[end])) end -= 1;
  if (characters[end - 1] === '\u200d') end -= 1;
  const kept = characters.slice(0, end).join('').trimEnd();
  return rightToLeft.test(kept) ? `\u2068${kept}\u2026\u2069` : `${kept}\u2026`;
}

function joins(character: string | undefined): boolean {
  return character !== undefined && /^[\p{M}\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/u.test(character);
}

/** A text in at most `lines` lines of a width, broken between words; the last is cut. */
export function wrapText(text: string, font: FontRole, room: number, lines: number, measure: Measure): string[] {
  const made: string[] = [];
  let rest = text.slice(0, longest).split(' ');
  while (rest.length > 0 && made.length < lines) {
    const isLast = made.length === lines - 1;
    let taken = 1;
    while (taken < rest.length && measure(rest.slice(0, taken + 1).join(' '), font) <= room) taken += 1;
    made.push(fitText((isLast ? rest : rest.slice(0, taken)).join(' '), font, room, measure).text);
    rest = isLast ? [] : rest.slice(taken);
  }
  return made;
}
