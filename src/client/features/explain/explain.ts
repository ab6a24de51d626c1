import { window, workspace, type Disposable } from 'vscode';
import { explainCode, explainCommand } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';

/** A selection longer than this is no code to look up. */
const longestQuery = 200;

/** "Explain Event or Error Code": asks for a code (a selection is offered), shows its meaning as Markdown. */
export function activateExplain(client: ClientContext): Disposable {
  return registerCommand(client, explainCommand, async (given) => {
    const query = typeof given === 'string' ? given : await ask(selectedText());
    if (!query?.trim()) return;
    await showExplanation(client, query.trim(), `Explain ${query.trim()}`);
  });
}

/** Shows what a text means as Markdown. */
export async function showExplanation(client: ClientContext, query: string, title: string): Promise<void> {
  const hostOs = workspace.getConfiguration('hypervBackup').get<string>('hostOs', 'auto');
  const { markdown } = await client.service.request(explainCode, { query, ...(hostOs !== 'auto' && { hostOs }) });
  await client.reports.show(title, markdown);
}

function ask(value: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'Explain Event or Error Code',
    prompt:
      'An event id, HRESULT, GUID, rule code, VSS writer state, file name, or a topic such as restore or leftovers',
    placeHolder: '10103, 0x80070050, HVB001, D-AutoRecovery.avhdx',
    value,
  });
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  const text = editor ? editor.document.getText(editor.selection) : '';
  return text.length <= longestQuery && !/[\r\n]/.test(text) ? text.trim() : '';
}
