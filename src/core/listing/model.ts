import type { DiskName } from '../evidence/disk-name';
import type { FileKind } from '../explain/facts/file-kinds';
import type { Located, Span } from '../text/span';

/** A text with directory listings in it: folders, files, sizes and dates with their places, and what could not be read. */
export interface ListingText {
  readonly text: string;
  /** In the order of the text; the same folder may have been listed twice. */
  readonly folders: readonly ListedFolder[];
  /** Files only, in the order of the text. */
  readonly files: readonly ListedFile[];
  /** What `dir` says is free on the volume that it listed. */
  readonly free: readonly FreeSpace[];
  /** Of each file, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly ListingProblem[];
}

/** How a listing was made, by its shape. */
export type ListingStyle = 'dir' | 'powershell' | 'ls' | 'tree' | 'table' | 'list' | 'paths' | 'names' | 'pasted';

/** One folder as one command listed it. */
export interface ListedFolder {
  readonly span: Span;
  readonly style: ListingStyle;
  /** As printed; absent where no header says it. */
  readonly path?: Located<string>;
  readonly files: readonly ListedFile[];
  readonly total?: FolderTotal;
  /**
   * True where it is proved that no file is missing: `dir` lists the folder itself and its parent only if no name was asked for,
   * and its summary agrees with the files in number and bytes. Hidden files are not listed, and Hyper-V hides none of its own.
   */
  readonly isWhole: boolean;
}

/** The line in which `dir` sums up a folder. */
export interface FolderTotal {
  readonly span: Span;
  readonly files: number;
  readonly bytes: number;
}

export interface ListedFile {
  /** The line, without its break. */
  readonly span: Span;
  /** Which of `folders` it is in. */
  readonly folder: number;
  readonly name: Located<string>;
  /** In bytes; absent where none is printed, or a rounded one. */
  readonly size?: Located<number>;
  /** The date and time as printed: which number is the day, no listing says. */
  readonly written?: Located<string>;
  /** `Archive, Compressed`: names of .NET, the same in every language. */
  readonly attributes?: Located<string>;
  /** The name as Hyper-V makes names of disk files. */
  readonly disk?: DiskName;
  /** Absent for a file that no backup of a VM meets. */
  readonly fileKind?: FileKind;
  /** The name was shortened, by a console or by a person. */
  readonly isCut: boolean;
}

export interface FreeSpace {
  readonly span: Span;
  readonly bytes: number;
  /** The folders of the same output: from this index of `folders`, up to the other and without it. */
  readonly from: number;
  readonly to: number;
}

/** A place that could not be read, or not whole, and why. */
export interface ListingProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
