import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { eventually, reportText, workspaceFolder } from './support';

/** Problems of the text that shows a log's backup records, by the name of the log. */
function logProblems(name: string): readonly [vscode.Uri, readonly vscode.Diagnostic[]] | undefined {
  return vscode.languages
    .getDiagnostics()
    .find(([uri, found]) => uri.scheme === 'hyperv-backup-log' && uri.path.includes(name) && found.length > 0);
}

suite('Event logs', () => {
  test('Diagnose Workspace takes them: findings lead to their record, the report tells the backup', async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'HV09');
    const log = vscode.Uri.joinPath(folder, 'HV09-VMMS-Admin.evtx');
    await vscode.workspace.fs.writeFile(log, writeEvtx(vmmsAdmin).bytes);
    await vscode.commands.executeCommand('hypervBackup.diagnoseWorkspace');
    const [uri, found] = await eventually('findings of the log', () => logProblems('HV09-VMMS-Admin'));
    const document = await vscode.workspace.openTextDocument(uri);
    for (const { range } of found)
      assert.match(document.lineAt(range.start.line).text, /^Microsoft-Windows-Hyper-V-VMMS \d+$/);
    assert.match(document.getText(), /Backup records of HV09\/HV09-VMMS-Admin\.evtx/);
    // The report of a diagnosis before this one stands under the same title until it is replaced.
    const report = await eventually('the report of the log', async () => {
      const text = await reportText(/Workspace diagnosis/);
      return text.includes('HV09-VMMS-Admin.evtx') ? text : undefined;
    });
    assert.match(report, /19100/);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  test('a log that is damaged is said to be, and stops nothing', async () => {
    const log = vscode.Uri.joinPath(workspaceFolder(), 'cut.evtx');
    const { bytes } = writeEvtx(vmmsAdmin);
    await vscode.workspace.fs.writeFile(log, bytes.subarray(0, bytes.length - 64_000));
    await vscode.commands.executeCommand('hypervBackup.diagnoseFile', log);
    assert.match(await reportText(/Diagnosis of cut/), /cut\.evtx/);
    await vscode.workspace.fs.delete(log);
  });
});
