import { plain, plainLines } from './plain';

/**
 * Markdown that shows text from files and never lets it act: no heading, link, image, HTML, table cell or automatic link
 * comes out of a VM's name. Escapes are CommonMark's; entities stand where GitHub's extensions look at the raw text.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/[\\`*_[\]<>#|~&$]/g, (character) => entities[character] ?? `\\${character}`)
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/www\./gi, (word) => `${word.slice(0, 3)}&#46;`)
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A code span that its content cannot end. */
export function codeSpan(text: string): string {
  const content = plain(text);
  const fence = '`'.repeat(longestRun(content) + 1);
  // A space at both ends is taken off again by CommonMark; without it a backtick would touch the fence.
  const padded = content === '' || /^[` ]|[` ]$/.test(content) ? ` ${content} ` : content;
  return `${fence}${padded}${fence}`;
}

/** The same in a table, where GitHub reads a bar as the end of the cell even inside a code span. */
export function codeSpanInTable(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}

/** A fenced block that its content cannot end. Control characters other than tab and line end are shown as escapes. */
export function fenced(language: string, text: string): string {
  const content = plainLines(text);
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
  return `${fence}${language}\n${content}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
