import { countPattern, readCount } from './counts';
import type { Part } from './rows';

/** A path that begins at a drive or a share; a console and a mail may end it with spaces. */
const rooted = String.raw`(?:[A-Za-z]:\\|\\\\[^\\/:*?"<>|\s])[^:*?"<>|]{0,1000}`;
/** Words before a path, as in "Directory of" and its like in other languages, with or without a colon. */
const header = new RegExp(
  String.raw`^\s{0,8}(?<words>\p{L}[^\d\\/:<>"|]{0,40}?\s?[:：]?\s{1,2})?(?<path>${rooted})$`,
  'u',
);
/** PowerShell may say which of its providers a share is of. */
const provider = /(?:Microsoft\.PowerShell\.Core\\)?FileSystem::(?=\\\\|[A-Z]:)/i;
const lsHeader = /^\s{0,4}(?<path>\.{0,2}\/[^:]{0,1000}|\.):$/;
const total = /^\s{0,4}\p{L}{1,12} \d{1,16}$/u;
const prompt = /^\s{0,8}(?:PS )?(?:[A-Z]:\\|\\\\)[^>"|]{0,400}>/i;
const summary = new RegExp(
  String.raw`^\s{0,60}(?<count>${countPattern})\s{0,4}(?<what>[^\d\s][^\d]{0,40}?)\s{1,40}(?<bytes>${countPattern})\s{1,3}[^\d\s][^\d]{0,40}$`,
  'u',
);

export interface PathHeader {
  readonly path: Part;
  /** Words stand before it; where none do, `dir` writes them behind the path. */
  readonly hasWords: boolean;
}

/** A line that names a folder and nothing else. */
export function readPathHeader(line: string): PathHeader | undefined {
  const known = provider.exec(line);
  const text = known ? line.slice(0, known.index) + line.slice(known.index + known[0].length) : line;
  const found = header.exec(text.trimEnd())?.groups;
  const path = found?.['path'];
  if (path === undefined) return undefined;
  const from = line.lastIndexOf(path);
  return from < 0 ? undefined : { path: { from, to: from + path.length }, hasWords: found?.['words'] !== undefined };
}

/** `/volume1/vms:` or `./APP01:`, as `ls -R` begins a folder. */
export function readLsHeader(line: string): Part | undefined {
  const path = lsHeader.exec(line.trimEnd())?.groups?.['path'];
  return path === undefined ? undefined : { from: line.indexOf(path), to: line.indexOf(path) + path.length };
}

/** `total 31723528`: blocks, which say nothing of the sizes of the files. */
export function isLsTotal(line: string): boolean {
  return total.test(line.trimEnd());
}

export function isPrompt(line: string): boolean {
  return prompt.test(line);
}

/** A line of `dir` that sums up: how many, what, how many bytes, and the unit in the language of the system. */
export function readSummary(line: string): { readonly count: number; readonly bytes: number } | undefined {
  if (line.length > 200) return undefined;
  const found = summary.exec(line.trimEnd())?.groups;
  const count = readCount(found?.['count'] ?? '');
  const bytes = readCount(found?.['bytes'] ?? '');
  return count === undefined || bytes === undefined ? undefined : { count, bytes };
}
