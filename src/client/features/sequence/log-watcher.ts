import { EventEmitter, RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import type { LogsParams } from '../../../protocol/lsp';
import type { PanelStory } from '../../../protocol/panel';
import { watchedFiles } from './watched-files';

/** Evidence lies in few folders; a collection of more than these is not watched to its last one. */
const mostFolders = 100;

/** Watches the logs of the story that is shown: one that changes or goes away is no longer what was read. */
export class LogWatcher implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private watchers: Disposable[] = [];
  private readonly found = new Map<string, PanelStory['stale'][number]>();

  get stale(): PanelStory['stale'] {
    return [...this.found.values()];
  }

  /** These logs were just read. */
  watch(files: LogsParams['files']): void {
    this.stop();
    this.found.clear();
    const labels = new Map(watchedFiles(files).map(({ uri, label }) => [Uri.parse(uri).toString(), label]));
    const folders = new Map(
      [...labels.keys()].flatMap((uri) => foldersOf(Uri.parse(uri)).map((folder) => [folder.toString(), folder])),
    );
    const note = (uri: string, what: 'changed' | 'deleted'): boolean => {
      const path = labels.get(uri);
      if (path !== undefined) this.found.set(path, { path, what });
      return path !== undefined;
    };
    const tell = (uri: Uri, what: 'changed' | 'deleted'): void => {
      if (note(uri.toString(), what)) this.changed.fire();
    };
    // Of a folder that goes away VS Code tells the folder alone.
    const tellGone = (gone: Uri): void => {
      const inside = [...labels.keys()].filter((uri) => `${uri}/`.startsWith(`${gone.toString()}/`));
      for (const uri of inside) note(uri, 'deleted');
      if (inside.length > 0) this.changed.fire();
    };
    for (const folder of [...folders.values()].slice(0, mostFolders)) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'));
      this.watchers.push(
        watcher,
        watcher.onDidChange((uri) => {
          tell(uri, 'changed');
        }),
        // Replaced by another file of the same name: what was read is gone all the same.
        watcher.onDidCreate((uri) => {
          tell(uri, 'changed');
        }),
        watcher.onDidDelete(tellGone),
      );
    }
  }

  dispose(): void {
    this.stop();
    this.changed.dispose();
  }

  private stop(): void {
    for (const watcher of this.watchers.splice(0)) watcher.dispose();
  }
}

/** The folder that holds a file, and those around it up to the folder that is open in the window. */
function foldersOf(file: Uri): readonly Uri[] {
  const top = workspace.getWorkspaceFolder(file)?.uri.path;
  const folders = [Uri.joinPath(file, '..')];
  for (let at = folders[0]; at && top !== undefined && at.path.length > top.length; at = folders.at(-1))
    folders.push(Uri.joinPath(at, '..'));
  return folders;
}
