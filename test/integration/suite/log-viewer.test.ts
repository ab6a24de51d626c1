import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { eventually, sample, workspaceFolder } from './support';

const viewType = 'hypervBackup.evtxViewer';

function viewerTabs(uri: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputCustom &&
        input.viewType === viewType &&
        input.uri.toString() === uri.toString(),
    );
}

async function openedViewer(uri: vscode.Uri): Promise<vscode.Tab> {
  return await eventually(`a viewer on ${uri.path}`, () => viewerTabs(uri)[0]);
}

suite('The viewer of .evtx', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('opens an .evtx by default, in any case of its name', async () => {
    const log = await sample('HV01-VMMS-Admin.evtx');
    await vscode.commands.executeCommand('vscode.open', log);
    assert.equal((await openedViewer(log)).isActive, true);
    const upper = vscode.Uri.joinPath(workspaceFolder(), 'UPPER.EVTX');
    await vscode.workspace.fs.writeFile(upper, writeEvtx(vmmsAdmin).bytes);
    await vscode.commands.executeCommand('vscode.open', upper);
    await openedViewer(upper);
    await vscode.workspace.fs.delete(upper);
  });

  test('shows a record that is asked for, in the editor that is there', async () => {
    const log = vscode.Uri.joinPath(workspaceFolder(), 'revealed.evtx');
    const { bytes, records } = writeEvtx(vmmsAdmin);
    await vscode.workspace.fs.writeFile(log, bytes);
    const [first, second] = records;
    for (const record of [first, second])
      await vscode.commands.executeCommand('hypervBackup.openRecord', {
        uri: log.toString(),
        byteOffset: record?.offset,
      });
    assert.equal((await openedViewer(log)).isActive, true);
    assert.equal(viewerTabs(log).length, 1);
    await vscode.workspace.fs.delete(log);
  });

  test('may be there twice, and each is closed by itself', async () => {
    const log = await sample('HV01-System.evtx');
    await vscode.commands.executeCommand('vscode.openWith', log, viewType);
    await openedViewer(log);
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await eventually('a second viewer', () => (viewerTabs(log).length === 2 ? true : undefined));
    const [one] = viewerTabs(log);
    assert.ok(one);
    await vscode.window.tabGroups.close(one);
    await eventually('one viewer less', () => (viewerTabs(log).length === 1 ? true : undefined));
  });

  test('what is shown can be diagnosed without choosing it again', async () => {
    const log = await sample('HV01-VMMS-Admin.evtx');
    await vscode.commands.executeCommand('vscode.open', log);
    await openedViewer(log);
    await vscode.commands.executeCommand('hypervBackup.diagnoseFile');
    await eventually('a report on the log', () =>
      vscode.workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'hyperv-backup-report' && uri.path.includes('VMMS-Admin'),
      ),
    );
  });
});
