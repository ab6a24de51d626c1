import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codesOf, eventually, reportText, sample } from './support';

suite('Commands', () => {
  suiteSetup(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('Diagnose Workspace puts findings of closed files into Problems, and writes a report', async () => {
    await vscode.commands.executeCommand('hypervBackup.diagnoseWorkspace');
    const uri = await sample('3F2504E0-4F89-41D3-9A0C-0305E82C3301.xml');
    await eventually('HVB001 of a closed file', () => (codesOf(uri).includes('HVB001') ? true : undefined));
    const text = await reportText(/Workspace diagnosis/);
    assert.match(text, /HVB001/);
    assert.match(text, /FILE01/);
    assert.match(text, /Add-VMScsiController/);
  });

  test('Diagnose File takes a file from the Explorer', async () => {
    await vscode.commands.executeCommand(
      'hypervBackup.diagnoseFile',
      await sample('3F2504E0-4F89-41D3-9A0C-0305E82C3301.xml'),
    );
    assert.match(await reportText(/Diagnosis of/), /HVB001/);
  });

  test('Diagnose File takes a paste in an unnamed document, which becomes a Hyper-V Backup Log', async () => {
    const content = "Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\n'VM01' failed (0x80070299).\n";
    const { uri } = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await vscode.commands.executeCommand('hypervBackup.diagnoseFile');
    assert.match(await reportText(/Diagnosis of Untitled/), /HVB197/);
    await eventually('the language of the paste', () =>
      vscode.workspace.textDocuments.some(
        (one) => one.uri.toString() === uri.toString() && one.languageId === 'hyperv-backup-log',
      )
        ? true
        : undefined,
    );
    await eventually('HVB197 once in the paste', () =>
      codesOf(uri).filter((code) => code === 'HVB197').length === 1 ? true : undefined,
    );
  });

  test('Explain This Line tells everything in the line of the cursor', async () => {
    const content = 'first\nVMMS 19100: failed (0x80070299)\n';
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await vscode.commands.executeCommand('hypervBackup.explainLine');
    const text = await reportText(/Explain This Line/);
    assert.match(text, /Event 19100/);
    assert.match(text, /0x80070299/);
  });

  test('Explain Event or Error Code tells the builds apart', async () => {
    await vscode.commands.executeCommand('hypervBackup.explain', '10103');
    const text = await reportText(/Explain 10103/);
    assert.match(text, /SCSI/);
    assert.match(text, /2008 R2/);
  });

  test('Explain takes a rule code and an error code', async () => {
    await vscode.commands.executeCommand('hypervBackup.explain', 'HVB001');
    assert.match(await reportText(/Explain HVB001/), /SCSI/);
    await vscode.commands.executeCommand('hypervBackup.explain', '0x80070050');
    assert.match(await reportText(/Explain 0x80070050/), /exists/i);
  });
});
