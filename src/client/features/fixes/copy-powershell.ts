import { env, window, type Disposable } from 'vscode';
import { copyPowerShellCommand } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';

/** Carries out the quick fixes that copy PowerShell: to the clipboard and nowhere else. */
export function activatePowerShellCopy(client: ClientContext): Disposable {
  return registerCommand(client, copyPowerShellCommand, async (powershell, safety) => {
    if (typeof powershell !== 'string') return;
    await env.clipboard.writeText(powershell);
    const note = typeof safety === 'string' && safety !== '' ? ` Before you run it on the host: ${safety}` : '';
    void window.showInformationMessage(`PowerShell copied.${note}`);
  });
}
