import type { Located, Span } from '../text/span';
import type {
  FolderTotal,
  FreeSpace,
  ListedFile,
  ListedFolder,
  ListingProblem,
  ListingStyle,
  ListingText,
} from './model';
import { isCutInGuid, readListedName } from './names';

/** A file as a line tells it. */
export type FileShown = Pick<ListedFile, 'span' | 'name' | 'size' | 'written' | 'attributes'>;

interface Folder {
  span: Span;
  readonly style: ListingStyle;
  readonly path?: Located<string>;
  readonly files: ListedFile[];
  total?: FolderTotal;
  /** `dir` listed the folder itself and its parent. */
  dots: number;
  /** A line between its files was not understood: perhaps the rest of a name. */
  isDoubtful: boolean;
}

/** How many files one text may have. */
const mostFiles = 300_000;

/** Puts folders together from the lines of listings. */
export class ListingBuilder {
  readonly problems: ListingProblem[] = [];
  private readonly folders: Folder[] = [];
  private readonly files: ListedFile[] = [];
  private readonly free: FreeSpace[] = [];
  private readonly byPath = new Map<string, number>();
  private firstOfOutput = 0;

  get isFull(): boolean {
    return this.files.length >= mostFiles;
  }

  open(style: ListingStyle, span: Span, path?: Located<string>): number {
    this.folders.push({ span, style, files: [], dots: 0, isDoubtful: false, ...(path && { path }) });
    return this.folders.length - 1;
  }

  /** The folder of a path that a line names whole; the lines of one folder need not stand together. */
  folderOf(style: ListingStyle, span: Span, path: Located<string>): number {
    const key = `${this.firstOfOutput} ${style} ${path.value.toLowerCase()}`;
    const known = this.byPath.get(key);
    if (known !== undefined) return known;
    const at = this.open(style, span, path);
    this.byPath.set(key, at);
    return at;
  }

  add(folder: number, file: FileShown): ListedFile | undefined {
    const into = this.folders[folder];
    if (!into) return undefined;
    const listed = { ...file, folder, ...readListedName(file.name.value) };
    into.files.push(listed);
    this.files.push(listed);
    this.widen(folder, file.span);
    if (listed.isCut && (listed.fileKind || isCutInGuid(file.name.value)))
      this.problems.push({
        span: file.name.span,
        message: `The name "${file.name.value}" is cut off; what it stands for cannot be compared with other names.`,
      });
    return listed;
  }

  /** The name of the last file goes on in the next line. */
  join(more: Located<string>): void {
    const last = this.files.pop();
    if (!last) return;
    this.folders[last.folder]?.files.pop();
    const span = { start: last.name.span.start, end: more.span.end };
    this.add(last.folder, {
      span: { start: last.span.start, end: more.span.end },
      name: { value: last.name.value + more.value, span },
      ...(last.size && { size: last.size }),
      ...(last.written && { written: last.written }),
    });
  }

  addDots(folder: number, span: Span): void {
    const into = this.folders[folder];
    if (into) into.dots++;
    this.widen(folder, span);
  }

  doubt(folder: number): void {
    const into = this.folders[folder];
    if (into) into.isDoubtful = true;
  }

  sum(folder: number, total: FolderTotal): void {
    const into = this.folders[folder];
    if (!into) return;
    into.total = total;
    this.widen(folder, total.span);
    const { files, bytes } = counted(into);
    if (files === total.files && bytes === total.bytes) return;
    this.problems.push({
      span: total.span,
      message: `This line counts ${total.files} files with ${total.bytes} bytes; above it ${files} with ${bytes} were read, so something is missing there.`,
    });
  }

  addFree(span: Span, bytes: number): void {
    this.free.push({ span, bytes, from: this.firstOfOutput, to: this.folders.length });
    this.endOutput();
  }

  endOutput(): void {
    this.firstOfOutput = this.folders.length;
  }

  widen(folder: number, span: Span): void {
    const into = this.folders[folder];
    if (into) into.span = { start: Math.min(into.span.start, span.start), end: Math.max(into.span.end, span.end) };
  }

  finish(text: string): ListingText {
    const { files, free, problems } = this;
    const folders = this.folders.map(({ dots, isDoubtful, ...folder }) => ({
      ...folder,
      isWhole: dots === 2 && !isDoubtful && isWhole(folder),
    }));
    return { text, folders, files, free, problems, read: files.map(({ span }) => span) };
  }
}

function counted({ files }: Pick<ListedFolder, 'files'>): { readonly files: number; readonly bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + (size?.value ?? 0), 0) };
}

/** A root has no parent to list, so what was asked for there is not known. */
function isWhole(folder: Pick<ListedFolder, 'path' | 'files' | 'total'>): boolean {
  const { path, total } = folder;
  if (!path || !total || folder.files.some(({ isCut }) => isCut)) return false;
  const { files, bytes } = counted(folder);
  return files === total.files && bytes === total.bytes;
}
