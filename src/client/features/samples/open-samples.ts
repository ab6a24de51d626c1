import { commands, Uri, workspace, type Disposable } from 'vscode';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';

/** Opens a copy of the shipped samples in a new window: they are there to be edited, the extension's own folder is not. */
export function activateSamples(client: ClientContext): Disposable {
  return registerCommand(client, 'hypervBackup.openSampleWorkspace', async () => {
    const { extensionUri, globalStorageUri } = client.extension;
    const target = Uri.joinPath(globalStorageUri, 'samples');
    await workspace.fs.createDirectory(globalStorageUri);
    await workspace.fs.copy(Uri.joinPath(extensionUri, 'examples'), target, { overwrite: true });
    await commands.executeCommand('vscode.openFolder', target, { forceNewWindow: true });
  });
}
