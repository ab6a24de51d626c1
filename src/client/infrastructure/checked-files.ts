import { EventEmitter, type Disposable } from 'vscode';
import type { WireFinding } from '../../protocol/lsp';

/** A file that a diagnosis checked, logs apart. */
export interface CheckedFile {
  readonly uri: string;
  readonly label: string;
  /** The VM that a configuration describes. */
  readonly vm?: { readonly id?: string; readonly name: string };
  readonly findings: readonly WireFinding[];
}

/** What the last diagnoses found in files that are no logs, for those who show it. */
export class CheckedFiles implements Disposable {
  private readonly files = new Map<string, CheckedFile>();
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  get all(): readonly CheckedFile[] {
    return [...this.files.values()];
  }

  /** A diagnosis of the workspace forgets the last one, that of a file adds to it. */
  keep(files: readonly CheckedFile[], of: 'workspace' | 'file'): void {
    if (of === 'workspace') this.files.clear();
    for (const file of files) this.files.set(file.uri, file);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
