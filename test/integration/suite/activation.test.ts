import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, open, sample, workspaceFolder } from './support';

/** What `activate` of the extension gives. */
interface Api {
  isLanguageServiceStarted(): boolean;
}

function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('hyperv-backup-insight.hyperv-backup-insight');
  assert.ok(found);
  return found;
}

// The first suite, by the name of its file: later ones open files of ours, which starts the server for good.
suite('A window without our files', () => {
  test('does not activate the extension', () => {
    assert.equal(extension().isActive, false);
  });

  test('foreign XML activates it for a look, and starts no server', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'foreign.xml');
    const text =
      '<?xml version="1.0"?>\n<configuration>\n  <appSettings>\n    <add key="a"/>\n  </appSettings>\n</configuration>\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const editor = await open(uri);
    await eventually('activation', () => (extension().isActive ? true : undefined));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 3),
    );
    assert.deepEqual(hovers, []);
    assert.equal(editor.document.languageId, 'xml');
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    assert.equal(extension().exports.isLanguageServiceStarted(), false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  test('a configuration starts it', async () => {
    await open(await sample('renamed-by-support.xml'));
    await eventually('the server', () => (extension().exports.isLanguageServiceStarted() ? true : undefined));
  });
});
