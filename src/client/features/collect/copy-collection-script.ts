import { env, window, type Disposable, type QuickPickItem } from 'vscode';
import type { CollectTarget } from '../../../core';
import { collectionScript } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';

const hosts: readonly (QuickPickItem & { readonly target: CollectTarget })[] = [
  { label: 'Windows Server 2016 and later', description: 'also Windows 10 and 11', target: '2016' },
  { label: 'Windows Server 2012 R2', target: '2012-r2' },
  { label: 'Windows Server 2008, 2008 R2 or 2012', target: '2008-2012' },
  { label: 'Not sure', description: 'everything; what a host does not have is passed over', target: 'all' },
];

/** "Copy Evidence Collection Script": a script for the host, to the clipboard and nowhere else. */
export function activateCollect(client: ClientContext): Disposable {
  return registerCommand(client, 'hypervBackup.copyCollectionScript', async () => {
    const chosen = await window.showQuickPick(hosts, {
      title: 'Hyper-V Backup: Copy Evidence Collection Script',
      placeHolder: 'Which Windows does the Hyper-V host run?',
    });
    if (!chosen) return;
    const { text } = await client.service.request(collectionScript, { target: chosen.target });
    await env.clipboard.writeText(text);
    void window.showInformationMessage(
      'The script was copied. Read it, then run it in a PowerShell as administrator on each host; it changes nothing there.',
    );
  });
}
