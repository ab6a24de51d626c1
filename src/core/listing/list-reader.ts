import type { Located, Span } from '../text/span';
import type { ListingBuilder } from './builder';
import type { Line } from './lines';
import { isVmFileName } from './names';
import { splitPath, wholeOf } from './places';
import { readListLine } from './tables';

/** The properties of a file that are of use here. */
const wanted = ['FullName', 'Name', 'Length', 'LastWriteTime', 'Attributes'] as const;
type Key = (typeof wanted)[number];
/** Others that `Get-ChildItem | Format-List` prints; their lines are part of the file. */
const others: ReadonlySet<string> = new Set(
  (
    'Mode BaseName Extension Directory DirectoryName Exists CreationTime CreationTimeUtc LastAccessTime LastAccessTimeUtc ' +
    'LastWriteTimeUtc IsReadOnly LinkType Target VersionInfo LinkTarget ResolvedTarget ModeWithoutHardLink LengthString LastWriteTimeString ' +
    'UnixMode UnixFileMode UnixStat User Group Size PSPath PSParentPath PSChildName PSDrive PSProvider PSIsContainer'
  ).split(' '),
);

/** Puts files together from the lines of `Format-List`: a property and its value in each, the value perhaps in several. */
export class ListReader {
  private fields = new Map<Key, Located<string>>();
  private last: Key | undefined;
  private span: Span | undefined;
  /** What `Get-ChildItem | Format-List` says above the files of a folder. */
  private header: { readonly span: Span; readonly path: Located<string> } | undefined;

  constructor(private readonly builder: ListingBuilder) {}

  /** False for a line that is none of such a list. */
  take(line: Line, header: { readonly span: Span; readonly path: Located<string> } | undefined): boolean {
    const found = readListLine(line.text);
    const key = wanted.find((one) => one === found?.key);
    if (found && key) {
      if (header) this.header = header;
      if (this.fields.has(key)) this.finish();
      const value = line.text.slice(found.value.from, found.value.to);
      const span = { start: line.offset + found.value.from, end: line.offset + found.value.to };
      this.fields.set(key, { value, span });
      this.widen(line);
      this.last = key;
      return true;
    }
    if (found && this.fields.size > 0 && others.has(found.key)) {
      this.widen(line);
      this.last = undefined;
      return true;
    }
    return !found && this.takeRest(line);
  }

  /** The file is complete: at a blank line, or where a property comes again. */
  finish(): void {
    const { fields, span } = this;
    this.fields = new Map();
    this.last = undefined;
    this.span = undefined;
    const [whole, name, length, written, attributes] = wanted.map((key) => fields.get(key));
    const named = whole ?? name;
    if (!named || !span || !isVmFileName(named.value)) return;
    const isLength = length !== undefined && /^\d{1,16}$/.test(length.value);
    // A name alone is that of anything.
    if (!whole && !isLength) return;
    const { name: shown, folder: own } = splitPath(named);
    const path = own ?? this.header?.path;
    const folder = path ? this.builder.folderOf('list', span, path) : this.builder.open('list', span);
    this.builder.add(folder, {
      span,
      name: shown,
      ...(isLength && { size: { value: Number(length.value), span: length.span } }),
      ...(written && { written }),
      ...(attributes && { attributes }),
    });
  }

  forgetFolder(): void {
    this.header = undefined;
  }

  /** A long value goes on in the next line, below its beginning. */
  private takeRest(line: Line): boolean {
    const before = this.last && this.fields.get(this.last);
    const rest = line.text.trim();
    if (!this.last || !before || !/^\s{8}/.test(line.text) || before.value.length + rest.length > 1_200) return false;
    const end = line.offset + line.text.trimEnd().length;
    this.fields.set(this.last, { value: before.value + rest, span: { start: before.span.start, end } });
    this.widen(line);
    return true;
  }

  private widen(line: Line): void {
    const { start, end } = wholeOf(line);
    this.span = { start: this.span?.start ?? start, end };
  }
}
