import { countPattern, readCount } from './counts';
import { isVmFileName, vmExtension } from './names';

/** A part of a line, from its first character on. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What one line of a listing says of one file or folder. */
export interface Row {
  readonly style: 'dir' | 'powershell' | 'ls' | 'pasted';
  readonly name: Part;
  readonly size?: Part & { readonly bytes: number };
  readonly written?: Part;
  readonly isFolder: boolean;
}

/** Day, month and year in any order and with any sign; Bulgaria adds a letter, Hungary a point. Which is which is not asked. */
const date = String.raw`\d{1,4}(?<sign>[./-]) ?\d{1,2}\k<sign> ?\d{1,4}\.?(?: г\.)?`;
const half = '(?:[ap]\\.?[ \\u00a0]?m\\.?|[πμ]\\.?μ\\.?|[صم]|ق\\.ظ|ب\\.ظ|SA|CH|上午|下午|午前|午後|오전|오후)';
/** Hours and minutes, with the half of the day before or behind where the country counts to twelve. */
const time = String.raw`(?:${half}[ \u00a0])?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?${half})?`;
const written = String.raw`(?<written>${date}\s{1,6}${time})`;
const end = String.raw`\s{0,40}$`;

/**
 * `dir`: date, time, `<DIR>` or bytes, name (learn.microsoft.com, dir; pastes on public pages, of a French system `<REP>` among them).
 * The words in angle brackets are in the language of the system.
 */
const dirRow = new RegExp(String.raw`^\s{0,12}${written}(?=\s)`, 'iu');
/** The size ends 18 characters behind the time, in every language; a longer one moves the name. */
const sizeWidth = 18;
const tag = /^<[^<>\s\d]{1,12}>$/u;
const dirTail = new RegExp(
  String.raw`^\s{1,40}(?<size><[^<>\s\d]{1,12}>|${countPattern})\s(?<name>\s{0,24}\S.{0,1000})$`,
  'u',
);

/** Attributes as PowerShell shows them, six or (before 5.0 and from 6.0 on) five signs, in every language (learn.microsoft.com, Get-ChildItem). */
const powershellRow = new RegExp(
  String.raw`^\s{0,12}(?<mode>[dl-][a-][r-][h-][s-][l-]?)\s{1,40}${written}\s{1,60}(?:(?<size>\d{1,16})\s{1,8})?(?<name>\S.{0,1000}?)${end}`,
  'iu',
);

/** Rights, links, owner and group (which may hold spaces), bytes, three words of date, name. */
const lsRow = new RegExp(
  String.raw`^\s{0,12}(?<mode>[bcdlps-][r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-][.+@]?)\s{1,8}\d{1,6}\s{1,8}\S.{0,120}?\s{1,24}(?<size>\d{1,16}|\d{1,6}(?:[.,]\d)?[KMGTP])\s{1,4}(?<written>\d{4}-\d{2}-\d{2}\s\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s[+-]\d{4})?|[^\s\d]{1,12}\.?\s{1,3}\d{1,2}\.?\s{1,3}(?:\d{1,2}:\d{2}|\d{4})|\d{1,2}\.?\s{1,3}[^\s\d]{1,12}\.?\s{1,3}(?:\d{1,2}:\d{2}|\d{4}))\s{1,3}(?<name>\S.{0,1000}?)${end}`,
  'u',
);

/** What follows a name where size, date and time stand behind it. */
const pastedTail = new RegExp(String.raw`^\s{1,200}(?<size>${countPattern})\s{1,40}${written}${end}`, 'iu');

/** Longer ones are no row. */
const longest = 2_000;

/** Reads a line of a listing by its shape alone; `undefined` for any other line. */
export function readRow(line: string): Row | undefined {
  if (line.length > longest) return undefined;
  return readDirRow(line) ?? readPowershellRow(line) ?? readLsRow(line) ?? readPastedRow(line);
}

function readDirRow(line: string): Row | undefined {
  const head = dirRow.exec(line);
  const at = head?.groups?.['written'];
  if (!head || at === undefined) return undefined;
  const from = head[0].length;
  const tail = dirParts(line.slice(from));
  if (!tail) return undefined;
  const isTag = tail.size.startsWith('<');
  const bytes = isTag ? undefined : readCount(tail.size);
  if (!isTag && bytes === undefined) return undefined;
  const name = nameOfDir(line, from + tail.name, isTag);
  if (!name) return undefined;
  const size = line.indexOf(tail.size, from);
  return {
    style: 'dir',
    name,
    written: partOf(line, at, 0),
    // A link to a file is a file; what else stands in brackets is a folder.
    isFolder: isTag && !/^<SYMLINK>$/i.test(tail.size),
    ...(bytes !== undefined && { size: { from: size, to: size + tail.size.length, bytes } }),
  };
}

function dirParts(rest: string): { readonly size: string; readonly name: number } | undefined {
  // With spaces between groups only the column tells where the size ends and a name of digits begins.
  const field = rest.slice(0, sizeWidth).trim();
  const isColumn = rest.charAt(sizeWidth) === ' ' && (tag.test(field) || readCount(field) !== undefined);
  if (isColumn) return { size: field, name: sizeWidth + 1 };
  const found = dirTail.exec(rest)?.groups;
  const { size, name } = found ?? {};
  return size === undefined || name === undefined ? undefined : { size, name: rest.length - name.length };
}

/** `/q` puts the owner before the name, in 23 columns, `/x` the short name, in 13. */
function nameOfDir(line: string, from: number, isTag: boolean): Part | undefined {
  const rest = line.slice(from);
  const hasOwner = rest.indexOf('\\') > 0 && rest.indexOf('\\') < 22 && rest.length > 23 && !/\[/.test(rest);
  const hasShort = /^[^\s~\\/]{1,8}~\d{1,6}(?:\.\S{0,3})?\s{1,12}\S/.test(rest) && /^.{12}\s\S/u.test(rest);
  const start = hasOwner ? 23 : hasShort ? 13 : 0;
  const name = rest.slice(start).trim();
  // The target of a link stands in brackets behind it.
  const bare = isTag ? name.replace(/\s\[[^[\]]{1,400}\]$/, '') : name;
  if (bare === '' || /[\\/:*?"<>|]/.test(bare)) return undefined;
  return partOf(line, bare, from + start);
}

function readPowershellRow(line: string): Row | undefined {
  const found = powershellRow.exec(line)?.groups;
  const { mode, written: at, size, name } = found ?? {};
  if (mode === undefined || at === undefined || name === undefined) return undefined;
  const isFolder = mode.toLowerCase().startsWith('d');
  const shown = partOf(line, name, line.trimEnd().length - name.length);
  // A folder has no length: digits are the beginning of its name.
  const start = isFolder && size !== undefined ? line.lastIndexOf(size, shown.from - 1) : shown.from;
  const from = line.indexOf(at) + at.length;
  return {
    style: 'powershell',
    name: { from: start, to: shown.to },
    written: partOf(line, at, 0),
    isFolder,
    ...(!isFolder && size !== undefined && { size: { ...partOf(line, size, from), bytes: Number(size) } }),
  };
}

function readLsRow(line: string): Row | undefined {
  const found = lsRow.exec(line)?.groups;
  const { mode, written: at, size, name } = found ?? {};
  if (mode === undefined || at === undefined || size === undefined || name === undefined) return undefined;
  const when = line.lastIndexOf(at, line.trimEnd().length - name.length);
  // A terminal gets names with spaces in quotes; a link shows its target.
  const bare = (mode.startsWith('l') ? name.replace(/ -> .{0,1000}$/, '') : name).replace(/^'(.{1,1000})'$/, '$1');
  const isExact = /^\d+$/.test(size);
  const sizeAt = line.lastIndexOf(size, when - 1);
  return {
    style: 'ls',
    name: partOf(line, bare, when + at.length),
    written: { from: when, to: when + at.length },
    isFolder: mode.startsWith('d'),
    ...(isExact && { size: { from: sizeAt, to: sizeAt + size.length, bytes: Number(size) } }),
  };
}

/** Only for names of files of virtual machines: by itself the shape is that of many lists. */
function readPastedRow(line: string): Row | undefined {
  vmExtension.lastIndex = 0;
  const found = vmExtension.exec(line);
  if (!found) return undefined;
  const to = found.index + found[0].length;
  const { size, written: at } = pastedTail.exec(line.slice(to))?.groups ?? {};
  const bytes = size === undefined ? undefined : readCount(size);
  const from = line.length - line.trimStart().length;
  const name = line.slice(from, to);
  if (at === undefined || size === undefined || bytes === undefined) return undefined;
  if (/[\\/:*?"<>|]/.test(name) || !isVmFileName(name)) return undefined;
  return {
    style: 'pasted',
    name: { from, to },
    size: { ...partOf(line, size, to), bytes },
    written: partOf(line, at, to),
    isFolder: false,
  };
}

function partOf(line: string, words: string, after: number): Part {
  const from = Math.max(line.indexOf(words, after), 0);
  return { from, to: from + words.length };
}
