import type { Located, Span } from '../text/span';
import { ListingBuilder } from './builder';
import { isLsTotal, isPrompt, readLsHeader, readPathHeader, readSummary } from './headers';
import { linesOf, type Line } from './lines';
import { ListReader } from './list-reader';
import type { ListingStyle, ListingText } from './model';
import { isVmFileName } from './names';
import { located, spanOf, splitPath, wholeOf } from './places';
import { readRow, type Part, type Row } from './rows';
import { TableReader } from './table-reader';
import type { TableRow } from './tables';
import { TreeReader } from './tree-reader';
import { hasBranch, readTreeRoot } from './tree';

/** A header whose folder has no line yet. */
interface Pending {
  readonly span: Span;
  readonly path: Located<string>;
  readonly hasWords: boolean;
}

const restOfExtension = /^(?:[xs]|[xs]?(?:\.?[rm]?[rc]?t))$/i;
const cutInGuid = /_[0-9a-f-]{4,36}$/i;

/**
 * Reads directory listings: `dir`, `Get-ChildItem`, `ls -l`, `tree /f`, paths or names one a line, and names with size and date that
 * somebody copied. Words are in the language of the system and are not looked at: the shape of a line tells what it is. Several
 * may stand in one text, among others. Never throws.
 */
export function readListing(text: string): ListingText {
  return new ListingReader().read(text);
}

class ListingReader {
  private readonly builder = new ListingBuilder();
  private readonly lists = new ListReader(this.builder);
  private pending: Pending | undefined;
  private current: { readonly folder: number; readonly style: ListingStyle; isClosed: boolean } | undefined;
  private readonly tables = new TableReader(this.builder.problems);
  private tree: TreeReader | undefined;
  /** The name in the line before, which may go on in this one. */
  private lastName: { readonly text: string; readonly isKnown: boolean } | undefined;
  /** A label stands before the sums of all folders of `dir /s`. */
  private isSumOfAll = false;

  read(text: string): ListingText {
    for (const line of linesOf(text, this.builder.problems)) {
      if (line.text.trim() === '') this.takeBlank();
      else this.take(line);
      if (this.builder.isFull) {
        this.tellFull(line, text.length);
        break;
      }
    }
    this.lists.finish();
    return this.builder.finish(text);
  }

  private tellFull(line: Line, length: number): void {
    const start = line.offset + line.text.length;
    if (start >= length) return;
    this.builder.problems.push({
      span: { start, end: length },
      message: 'Reading ended after 300000 files; the rest of the listing was not looked at.',
    });
  }

  private takeBlank(): void {
    this.lists.finish();
    this.lastName = undefined;
    this.tree = undefined;
    this.tables.takeBlank();
    if (this.current && this.current.style !== 'dir' && this.current.style !== 'powershell') this.current = undefined;
  }

  private take(line: Line): void {
    const { lastName } = this;
    this.lastName = undefined;
    if (this.tree) {
      if (this.tree.take(line)) return;
      this.tree = undefined;
    }
    if (this.takeTableRow(line, this.tables.takeCsv(line))) return;
    const row = readRow(line.text);
    if (row) this.takeRow(row, line);
    else if (
      !(lastName && this.takeRestOfName(line, lastName)) &&
      !this.takeTableRow(line, this.tables.take(line)) &&
      !this.lists.take(line, this.pending)
    )
      this.takeOther(line);
  }

  private takeOther(line: Line): void {
    const { text } = line;
    if (this.takeSummary(line) || this.takeBare(line) || this.takeTreeStart(line)) return;
    if (isPrompt(text)) {
      this.reset();
      return;
    }
    const header = readPathHeader(text);
    const lsPath = header ? undefined : readLsHeader(text);
    const path = header?.path ?? lsPath;
    if (path) {
      this.lists.finish();
      this.pending = { span: spanOf(line, path), path: located(line, path), hasWords: header?.hasWords ?? true };
      this.current = undefined;
      return;
    }
    if (isLsTotal(text) || isModeHeader(text)) return;
    // `dir /s` ends with a line of words and a colon before the sums of all folders.
    this.isSumOfAll = this.current?.style === 'dir' && this.current.isClosed && /^[^\d]{1,60}[:：]\s*$/.test(text);
    this.pending = undefined;
    if (this.current?.style !== 'dir') this.current = undefined;
    else if (!this.current.isClosed) this.builder.doubt(this.current.folder);
  }

  private takeRow(row: Row, line: Line): void {
    const { name, size, written, isFolder, style } = row;
    const folder = this.folderFor(style, line);
    const shown = located(line, name);
    const span = wholeOf(line);
    if (shown.value === '.' || shown.value === '..') {
      if (style === 'dir') this.builder.addDots(folder, span);
      return;
    }
    if (isFolder) {
      this.builder.widen(folder, span);
      return;
    }
    const listed = this.builder.add(folder, {
      span,
      name: shown,
      ...(size && { size: { value: size.bytes, span: spanOf(line, size) } }),
      ...(written && { written: located(line, written) }),
    });
    if (style === 'dir') this.lastName = { text: shown.value, isKnown: listed?.fileKind !== undefined };
  }

  /** A header begins another folder; without one, lines of another shape do. */
  private folderFor(style: ListingStyle, line: Line): number {
    const { pending, current } = this;
    if (!pending && current?.style === style && !current.isClosed) return current.folder;
    const path = pending && (style === 'dir' && !pending.hasWords ? withoutLastWord(pending.path) : pending.path);
    const start = pending?.span.start ?? line.offset;
    const folder = this.builder.open(style, { start, end: line.offset + line.text.length }, path);
    this.current = { folder, style, isClosed: false };
    this.pending = undefined;
    return folder;
  }

  /** A console cuts a long line anywhere: in the GUID of a disk's name, or in its extension. */
  private takeRestOfName(
    { text, offset }: Line,
    before: { readonly text: string; readonly isKnown: boolean },
  ): boolean {
    const rest = text.trimEnd();
    if (rest.length > 80 || /^\s/.test(rest) || !isVmFileName(before.text + rest)) return false;
    const isRest = before.isKnown
      ? restOfExtension.test(rest)
      : !isVmFileName(rest) || !before.text.includes('.') || cutInGuid.test(before.text);
    if (!isRest) return false;
    this.builder.join({ value: rest, span: { start: offset, end: offset + rest.length } });
    return true;
  }

  private takeTableRow(line: Line, found: TableRow | 'header' | undefined): boolean {
    if (found !== undefined && found !== 'header') this.addNamed(line, found.name, 'table', found);
    return found !== undefined;
  }

  private addNamed(line: Line, part: Part, style: ListingStyle, more: Omit<TableRow, 'name'> = {}): void {
    const { size, written, attributes } = more;
    const { name, folder: path } = splitPath(located(line, part));
    const span = wholeOf(line);
    const folder = path ? this.builder.folderOf(style, span, path) : this.folderFor(style, line);
    this.builder.add(folder, {
      span,
      name,
      ...(size && { size: { value: size.bytes, span: spanOf(line, size) } }),
      ...(written && { written: located(line, written) }),
      ...(attributes && { attributes: located(line, attributes) }),
    });
  }

  private takeSummary(line: Line): boolean {
    if (this.current?.style !== 'dir') return false;
    const found = readSummary(line.text);
    if (!found) return false;
    const span = wholeOf(line);
    if (!this.current.isClosed) {
      this.builder.sum(this.current.folder, { span, files: found.count, bytes: found.bytes });
      this.current.isClosed = true;
    } else if (this.isSumOfAll) this.isSumOfAll = false;
    else this.builder.addFree(span, found.bytes);
    return true;
  }

  /** A line that is a path or a name of a file of a virtual machine and nothing else. */
  private takeBare(line: Line): boolean {
    const { text } = line;
    const trimmed = text.trim().replace(/^"(.{1,2000})"$/, '$1');
    if (!isVmFileName(trimmed) || trimmed.length > 1_200 || /[*?"<>|]/.test(trimmed)) return false;
    const from = text.indexOf(trimmed);
    const part = { from, to: from + trimmed.length };
    const isPath = /^(?:[A-Z]:\\|\\\\[^\\]|\/[^/]|\.{1,2}[\\/])/i.test(trimmed);
    if (!isPath && /[\\/:]/.test(trimmed)) return false;
    // A sentence may end with the name of a file too.
    if (!isPath && (trimmed.length > 200 || /[,;!]\s/.test(trimmed))) return false;
    this.addNamed(line, part, isPath ? 'paths' : 'names');
    return true;
  }

  private takeTreeStart(line: Line): boolean {
    const { text } = line;
    const root = readTreeRoot(text);
    if (root) {
      this.tree = new TreeReader(this.builder, spanOf(line, root), undefined);
      return true;
    }
    const pending = this.pending && !this.pending.hasWords ? this.pending : undefined;
    const isBelowPath = pending !== undefined && /^(?:[│|³]| {4}\S)/.test(text);
    if (!isBelowPath && !hasBranch(text)) return false;
    const tree = new TreeReader(this.builder, pending?.span ?? wholeOf(line), pending?.path);
    if (!tree.take(line)) return false;
    this.tree = tree;
    this.pending = undefined;
    return true;
  }

  private reset(): void {
    this.lists.finish();
    this.lists.forgetFolder();
    this.builder.endOutput();
    this.pending = undefined;
    this.current = undefined;
    this.tables.forget();
  }
}

/** `D:\VMs のディレクトリ`, `D:\VMs dizini`: without words before the path, `dir` writes one behind it. */
function withoutLastWord({ value, span }: Located<string>): Located<string> {
  const at = value.lastIndexOf(' ');
  return at < 0 ? { value, span } : { value: value.slice(0, at), span: { start: span.start, end: span.start + at } };
}

function isModeHeader(text: string): boolean {
  return /^\s{0,12}(?:Mode\s{1,40}LastWriteTime\s|-{4}\s{1,40}-{4,16}\s)/.test(text);
}
