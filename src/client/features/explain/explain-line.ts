import { window, type Disposable, type TextEditor } from 'vscode';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import { showExplanation } from './explain';

/** The server looks at no more of a text. */
const longestText = 8192;

/** "Explain This Line": what the codes, ids, GUIDs and file names mean that stand in the line of the cursor, or in what is selected. */
export function activateExplainLine(client: ClientContext): Disposable {
  return registerCommand(client, 'hypervBackup.explainLine', async () => {
    const editor = window.activeTextEditor;
    const text = editor ? chosen(editor).slice(0, longestText).trim() : '';
    if (text === '') {
      void window.showInformationMessage(
        'Hyper-V Backup: put the cursor into a line that holds a code, an id or a file name, or select some text.',
      );
      return;
    }
    await showExplanation(client, text, 'Explain This Line');
  });
}

function chosen({ document, selection }: TextEditor): string {
  return selection.isEmpty ? document.lineAt(selection.active.line).text : document.getText(selection);
}
