import { EventEmitter, RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import type { LogsParams } from '../../../protocol/lsp';
import type { PanelStory } from '../../../protocol/panel';

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
    const labels = new Map(files.map(({ uri, label }) => [Uri.parse(uri).toString(), label]));
    const folders = new Map(
      [...labels.keys()].map((uri) => {
        const folder = Uri.joinPath(Uri.parse(uri), '..');
        return [folder.toString(), folder];
      }),
    );
    const tell = (uri: Uri, what: 'changed' | 'deleted'): void => {
      const path = labels.get(uri.toString());
      if (path === undefined) return;
      this.found.set(path, { path, what });
      this.changed.fire();
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
        watcher.onDidDelete((uri) => {
          tell(uri, 'deleted');
        }),
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
