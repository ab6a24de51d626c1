import { shownText } from '../../core';

/** Nobody reads more of a name at a glance; all of it stands in the hover. */
const longest = 80;

/** A name from a log as it stands in a sentence or a row: what acts in it is shown as escapes, and its end is cut. */
export function shownName(name: string): string {
  return name.length <= longest ? shownText(name) : `${shownText(name.slice(0, longest))}\u2026`;
}

/** All of it for a hover, as far as anybody can read there. */
export function wholeText(text: string): string {
  return text.length <= 1000 ? shownText(text) : `${shownText(text.slice(0, 1000))}\u2026`;
}
