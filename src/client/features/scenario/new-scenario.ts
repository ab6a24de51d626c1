import { ProgressLocation, Uri, window, workspace, type Disposable } from 'vscode';
import { newScenario } from '../../../protocol/lsp';
import { untilCancelled } from '../../infrastructure/cancellation';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';

/** "New Scenario from Files": a first scenario from a folder of evidence, as an unnamed document; nothing is written to disk. */
export function activateNewScenario(client: ClientContext): Disposable {
  return registerCommand(client, 'hypervBackup.newScenario', async (given) => {
    const folder = given instanceof Uri ? given : await chosenFolder();
    if (!folder) return;
    const made = await window.withProgress(
      { location: ProgressLocation.Notification, title: 'Hyper-V Backup: reading the folder', cancellable: true },
      (_progress, token) =>
        untilCancelled(client.service.request(newScenario, { folder: folder.toString() }, token), token),
    );
    if (!made) return;
    const { text, read, unread } = made;
    const document = await workspace.openTextDocument({ language: 'hyperv-backup-scenario', content: text });
    await window.showTextDocument(document);
    const failed = unread.length === 0 ? '' : ` ${unread.length} could not be read, the first is ${unread[0] ?? ''}.`;
    void window.showInformationMessage(
      `A first scenario from ${read} ${read === 1 ? 'file' : 'files'}.${failed} Save it in that folder as a name of its own, ending in .hvbackup.yaml.`,
    );
  });
}

async function chosenFolder(): Promise<Uri | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (!first) {
    const chosen = await window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: 'Read This Folder',
    });
    return chosen?.[0];
  }
  if (others.length === 0) return first.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'The folder that holds the evidence' }))?.uri;
}
