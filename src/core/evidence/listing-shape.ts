import { withoutQuote } from '../listing/lines';
import { isVmFileName, vmExtension, vmExtensions } from '../listing/names';
import { readRow } from '../listing/rows';
import { hasBranch } from '../listing/tree';

/** How many names are looked at before a text counts as having no listing. */
const mostNames = 20_000;
const longest = 2_000;
const path = String.raw`"?(?:[A-Z]:\\|\\\\[^\\\s])[^:*?"<>|]{1,1000}\.(?:${vmExtensions})"?`;
/** A path in a line of its own. */
const pathLine = new RegExp(String.raw`^\s{0,20}(?:FullName\s{0,20}:\s)?${path}\s{0,200}$`, 'i');
/** With its length before or behind it, which only the header above it says. */
const tableLine = new RegExp(String.raw`^\s{0,20}(?:\d{1,16}\s{1,1000})?${path}(?:\s{1,1000}\d{1,16})?(?:\s|$)`, 'i');
const tableHeader = /^\s{0,20}(?:[A-Za-z]{2,30}\s{1,1000}){0,6}FullName(?:\s|$)/m;
/** The root of `tree` where no name was asked for, a branch of it, and a file below either. */
const treeRoot = /^[ ]{0,4}[A-Z]:\.[ ]{0,40}$/m;
const treeBranch = /^(?:[│|³ ][ \u00a0]{3}){0,60}(?:[├└]─{2,3}|[+\\`]-{3}|[ÃÀ]Ä{3}) ?[^\s─\-+|]/m;
const treeLine = new RegExp(
  String.raw`^(?:[│|³ ][ \u00a0]{3}){1,60}[^\s│|].{0,250}\.(?:${vmExtensions})\s{0,40}$`,
  'i',
);
const fullName = /^\s{0,20}FullName\s{0,20}:\s{1,4}(?:[A-Z]:|\\\\)/i;
/** Of one file whose path stands beside its length in a list, one is enough. */
const lengthLine = /^\s{0,20}Length\s{0,20}:\s{1,4}\d{1,16}\s{0,20}$/m;
/** A row of CSV that begins with a path, below a header that says so. */
const csvLine =
  /^\s{0,20}"?(?:[A-Z]:\\|\\\\[^\\\s])[^:*?"<>|,;\t]{1,1000}"?(?:[,;\t]"?[^",;\t]{0,80}"?){1,8}\s{0,200}$/i;
const csvHeader = /^\s{0,20}"?FullName"?[,;\t]"?[A-Za-z]{2,40}/m;

/**
 * True for a text in which a directory listing names files of a virtual machine: one line as `dir`, PowerShell, `ls` or a copy with
 * size and date has it, or two paths of such files, each in a line of its own, or one with its length in a list.
 */
export function isListing(text: string): boolean {
  const names = new RegExp(vmExtension);
  let paths = 0;
  const hasTree = treeRoot.test(text) || treeBranch.test(text);
  const hasTable = tableHeader.test(text);
  const hasCsv = csvHeader.test(text);
  const hasLength = lengthLine.test(text);
  for (let count = 0; count < mostNames; count++) {
    const found = names.exec(text);
    if (!found) return false;
    const line = lineAround(text, found.index);
    if (line.end > names.lastIndex) names.lastIndex = line.end;
    if (line.text === undefined) continue;
    const { text: bare } = withoutQuote(line.text, 0);
    const row = readRow(bare);
    if (row && isVmFileName(bare.slice(row.name.from, row.name.to))) return true;
    if (hasBranch(bare) || (hasTree && treeLine.test(bare))) return true;
    const isTable = (hasTable && tableLine.test(bare)) || (hasCsv && csvLine.test(bare));
    if ((isTable || pathLine.test(bare)) && ++paths === 2) return true;
    if (hasLength && fullName.test(bare)) return true;
  }
  return false;
}

const dots = /^\s{0,12}\S[^<>\n]{6,40}<[^<>\s\d]{1,12}>\s{1,24}\.{1,2}\s{0,20}$/gm;
const modeHeader = /^\s{0,12}Mode\s{1,40}LastWriteTime\s{1,40}Length\s{1,4}Name\s{0,20}$/m;

/**
 * True for a text that is a listing: it has one, or begins as `dir` or PowerShell does in any folder. The heads of texts are
 * looked at, so names one a line count only where nearly nothing else stands.
 */
export function isListingHead(text: string): boolean {
  if (isListing(text) || modeHeader.test(text) || (text.match(dots)?.length ?? 0) >= 2) return true;
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const named = lines.filter((line) => line.length < 1_200 && !/[*?"<>|,;]/.test(line) && isVmFileName(line));
  return named.length >= 2 && named.length * 5 >= lines.length * 4;
}

function lineAround(text: string, at: number): { readonly text?: string; readonly end: number } {
  const from = Math.max(lastBreak(text, at) + 1, 0);
  const end = nextBreak(text, at);
  return end - from > longest ? { end } : { text: text.slice(from, end), end };
}

/** Not farther back than a row is long. */
function lastBreak(text: string, at: number): number {
  for (let back = at; back > 0 && at - back <= longest; back--) {
    const code = text.charCodeAt(back - 1);
    if (code === 10 || code === 13) return back - 1;
  }
  return at <= longest ? -1 : at - longest - 2;
}

function nextBreak(text: string, at: number): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = at;
  return breaks.exec(text)?.index ?? text.length;
}
