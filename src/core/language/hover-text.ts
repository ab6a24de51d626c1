import { codeSpan, escapeMarkdown } from '../report/markdown';

const longest = 160;

/** Text of the file as code, shortened: a hover is no place for a page of base64. */
export function code(text: string): string {
  const line = text.trim();
  return codeSpan(line.length > longest ? `${line.slice(0, longest)}...` : line);
}

/** Text of the file inside a sentence. */
export function prose(text: string): string {
  const line = text.trim();
  return escapeMarkdown(line.length > longest ? `${line.slice(0, longest)}...` : line);
}

/** Paragraphs of a hover; the absent ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list; empty for no lines. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A list that ends with how many lines are left out: a damaged file may have a hundred thousand. */
export function firstBullets(lines: readonly string[], most: number): string {
  const rest = lines.length - most;
  return bullets(rest > 0 ? [...lines.slice(0, most), `and ${rest} more`] : lines);
}
