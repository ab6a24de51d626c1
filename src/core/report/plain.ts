/**
 * Characters that do something to a terminal or to the reading order: C0 and C1 controls, DEL, line and paragraph separators,
 * bidirectional marks, overrides and isolates, the byte order mark. Names in a configuration may hold any of them.
 */
const acting = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text on one line, every acting character as a visible escape such as `\x1b`. */
export function plain(text: string): string {
  return text.replace(acting, visible);
}

/** The same, but lines stay lines: for text of several lines, such as PowerShell. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(acting, (character) => (character === '\t' ? character : visible(character))))
    .join('\n');
}

/** JSON whose strings hold no acting character as such. The escapes mean the same, so the data is unchanged. */
export function plainJson(value: unknown): string {
  return plainJsonText(JSON.stringify(value, undefined, 2));
}

/** The same for text that is JSON already. */
export function plainJsonText(json: string): string {
  return json.replace(acting, (character) =>
    // What JSON.stringify leaves between the values is its own layout; inside strings it has escaped C0 already.
    character === '\n' ? character : `\\u${hex(character, 4)}`,
  );
}

function visible(character: string): string {
  return short[character] ?? (character <= '\u00ff' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`);
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}
