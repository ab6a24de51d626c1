import type { Located, Span } from '../text/span';
import type { ListingBuilder } from './builder';
import type { Line } from './lines';
import { readTreeLine } from './tree';

/** Follows the branches of one `tree`. */
export class TreeReader {
  /** The folders from the root to the last branch; a folder is opened with its first file. */
  private readonly open: { readonly path: Located<string> | undefined; readonly span: Span; folder?: number }[];

  constructor(
    private readonly builder: ListingBuilder,
    span: Span,
    path: Located<string> | undefined,
  ) {
    this.open = [{ path, span }];
  }

  /** False for a line that is not of the tree. */
  take(line: Line): boolean {
    const found = readTreeLine(line.text);
    if (!found) return false;
    const { kind, depth, name } = found;
    if (kind === 'bars') return true;
    // A branch that hangs on none above it is not drawn by `tree`.
    if (depth > this.open.length || (kind === 'file' && depth >= this.open.length)) return false;
    const span = { start: line.offset + name.from, end: line.offset + name.to };
    const value = line.text.slice(name.from, name.to);
    if (kind === 'folder') {
      this.open.length = depth;
      const parent = this.open.at(-1)?.path?.value ?? '.';
      const joined = parent.endsWith('\\') ? parent + value : `${parent}\\${value}`;
      this.open.push({ path: { value: joined, span }, span });
      return true;
    }
    const parent = this.open[depth];
    if (!parent) return false;
    parent.folder ??= this.builder.open('tree', parent.span, parent.path);
    this.builder.add(parent.folder, { span, name: { value, span } });
    return true;
  }
}
