import { commands, Disposable, Uri, window, type CustomReadonlyEditorProvider, type WebviewPanel } from 'vscode';
import { logState } from '../../../protocol/log-viewer';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import type { LogEditor } from '../../infrastructure/platform';

/** As package.json names it in `customEditors`. */
const viewType = 'hypervBackup.evtxViewer';

/** Shows a record of an .evtx in the viewer, from wherever it is named: `{ uri, byteOffset }`. */
const revealCommand = 'hypervBackup.revealInLog';

/** The viewer of .evtx files, and the command that shows one of their records in it. */
export function activateLogViewer(client: ClientContext): Disposable {
  const viewer = new LogViewer(client);
  return Disposable.from(
    viewer,
    window.registerCustomEditorProvider(viewType, viewer, { supportsMultipleEditorsPerDocument: true }),
    registerCommand(client, revealCommand, async (given) => {
      const place = placeOf(given);
      if (place) await viewer.show(Uri.parse(place.uri), place.byteOffset);
    }),
  );
}

class LogViewer implements CustomReadonlyEditorProvider, Disposable {
  private readonly editors = new Set<LogEditor>();
  /** Records that an editor shall show when it opens, by its log. */
  private readonly wanted = new Map<string, number>();
  private following: Promise<Disposable> | undefined;

  constructor(private readonly client: ClientContext) {}

  openCustomDocument(uri: Uri): { uri: Uri; dispose(): void } {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: { uri: Uri }, panel: WebviewPanel): Promise<void> {
    const [page] = await Promise.all([this.client.platform.loadLogEditor(), this.follow()]);
    const key = uri.toString();
    const editor = new page.LogEditor(this.client, uri, panel, this.wanted.get(key));
    this.wanted.delete(key);
    this.editors.add(editor);
    panel.onDidDispose(() => {
      this.editors.delete(editor);
      editor.dispose();
    });
  }

  /** Once for all editors; tried again when the server did not start. */
  private async follow(): Promise<void> {
    this.following ??= this.client.service.follow(logState, (params) => {
      for (const editor of this.editors) void editor.take(params);
    });
    try {
      await this.following;
    } catch (error) {
      this.following = undefined;
      throw error;
    }
  }

  /** In an editor that is there, the one in front before others; else in a new one. */
  async show(uri: Uri, byteOffset: number): Promise<void> {
    const key = uri.toString();
    const open = [...this.editors].filter((editor) => editor.uri.toString() === key);
    const shown = open.find(({ panel }) => panel.active) ?? open.find(({ panel }) => panel.visible) ?? open[0];
    if (shown) {
      shown.reveal(byteOffset);
      return;
    }
    this.wanted.set(key, byteOffset);
    await commands.executeCommand('vscode.openWith', uri, viewType);
  }

  dispose(): void {
    for (const editor of this.editors) editor.dispose();
    void this.following?.then((listener) => {
      listener.dispose();
    });
  }
}

function placeOf(given: unknown): { uri: string; byteOffset: number } | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  // Single properties, each of which is checked.
  const { uri, byteOffset } = given as Readonly<Record<string, unknown>>;
  const text: unknown = uri instanceof Uri ? uri.toString() : uri;
  return typeof text === 'string' && typeof byteOffset === 'number' ? { uri: text, byteOffset } : undefined;
}
