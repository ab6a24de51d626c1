import { plain } from '../report/plain';
import type { FontRole, Measure } from './drawing';

/** A text as it is drawn, and the whole of it where it was cut. */
export interface Fitted {
  readonly text: string;
  readonly width: number;
  readonly full?: string;
}

/** LRI and PDI, which are put around a text that is cut anew. */
const isolates = /[\u2066\u2069]/g;
/** No cut text is longer than this, so that one name of a megabyte is not measured whole. */
const longest = 400;
/** Hebrew, Arabic and their neighbours: text that turns the direction of what stands around it. */
const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What a log wrote, safe to stand in a line of ours: characters that act are shown as escapes, and text that reads from the right
 * is isolated (LRI, PDI), so that it turns nothing but itself: as a whole it is read from the left, or the ending of a file's name
 * would stand before it.
 */
export function shownText(text: string): string {
  const visible = plain(text);
  return rightToLeft.test(visible) ? `\u2066${visible}\u2069` : visible;
}

/** Cuts a text to a width, with an ellipsis; the number of measurements grows with the logarithm of its length only. */
export function fitText(text: string, font: FontRole, room: number, measure: Measure): Fitted {
  return fitShown(shownText(text), font, room, measure);
}

/** The same for a text that is safe already. */
export function fitShown(whole: string, font: FontRole, room: number, measure: Measure): Fitted {
  if (whole.length <= longest) {
    const width = measure(whole, font);
    if (width <= room) return { text: whole, width };
  }
  const characters = charactersOf(whole.slice(0, longest).replace(isolates, ''));
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

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character: an emoji of several parts is not cut in two. */
function charactersOf(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function cut(characters: readonly string[], count: number): string {
  const kept = characters.slice(0, count).join('').trimEnd();
  return rightToLeft.test(kept) ? `\u2066${kept}\u2026\u2069` : `${kept}\u2026`;
}

/** A text, safe already, in at most `lines` lines of a width, broken between words; the last is cut. */
export function wrapShown(text: string, font: FontRole, room: number, lines: number, measure: Measure): string[] {
  const made: string[] = [];
  let rest = text.slice(0, longest).split(' ');
  while (rest.length > 0 && made.length < lines) {
    const isLast = made.length === lines - 1;
    let taken = 1;
    while (taken < rest.length && measure(rest.slice(0, taken + 1).join(' '), font) <= room) taken += 1;
    made.push(fitShown((isLast ? rest : rest.slice(0, taken)).join(' '), font, room, measure).text);
    rest = isLast ? [] : rest.slice(taken);
  }
  return made;
}
