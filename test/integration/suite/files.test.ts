import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, codesOf, eventually, open, problem, sample, workspaceFolder } from './support';

suite('Files as they come', () => {
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('UTF-16 as Hyper-V writes it is healthy; UTF-8 that declares UTF-16 is told, with its fix', async () => {
    const uri = await sample('F3176B8A-0D4E-4925-A1C8-9E52D6B3740F.xml');
    const { document } = await open(uri);
    const found = await problem(uri, 'vmconfig/encoding-mismatch');
    assert.equal(document.getText(found.range), 'UTF-16');
    const healthy = await sample('0C95D7B2-6F14-4E8A-B3D0-92A7C5E1F864.xml');
    await open(healthy);
    assert.deepEqual(codesOf(healthy), []);
  });

  test('a copy that stopped is one finding at its end, and the outline still stands', async () => {
    const uri = await sample('1E64B7D8-A2F0-4C39-86B5-D70C9F3E1A25.xml');
    await open(uri);
    await problem(uri, 'xml/document-truncated');
    assert.deepEqual(codesOf(uri), ['xml/document-truncated']);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.ok(symbols.length > 0);
  });

  test('what lies beside a disk is a finding on its path', async () => {
    const uri = await sample('E7B3086D-29F4-4D51-8A6C-F05C73B1D92E.xml');
    const { document } = await open(uri);
    const found = await problem(uri, 'HVB060');
    assert.match(found.message, /SQL01-AutoRecovery\.avhdx/);
    assert.match(document.getText(found.range), /SQL01_.*\.avhdx$/);
  });

  test('a comment silences a finding, and taking it out brings it back', async () => {
    const uri = await sample('8A41F36E-D205-4C7B-9E58-1B6F0D93A2C7.xml');
    const { document } = await open(uri);
    const { range } = await problem(uri, 'HVB003');
    const fix = (await actions(uri, range)).find(({ title }) => title.startsWith('Suppress HVB003'));
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /\r\n\s*<!-- hvb-disable-next-line HVB003 -->\r\n/);
    await eventually('HVB003 gone', () => (codesOf(uri).includes('HVB003') ? undefined : true));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await problem(uri, 'HVB003');
  });

  test('a new document of our language is checked as it is typed', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'hyperv-vm-config',
      content: '<configuration>',
    });
    await vscode.window.showTextDocument(document);
    await eventually('a problem', () => (codesOf(document.uri).length > 0 ? true : undefined));
  });

  test('an empty file is an answer, and a file that is too large says what to do instead', async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), 'Virtual Machines');
    const write = async (name: string, text: string): Promise<vscode.Uri> => {
      const uri = vscode.Uri.joinPath(folder, `${name}.xml`);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return uri;
    };
    const empty = await write('00000000-0000-4000-8000-000000000001', '');
    await open(empty);
    await eventually('a problem of the empty file', () => (codesOf(empty).length > 0 ? true : undefined));
    const element = `<configuration>\n${'<metric type="string">value of no use</metric>\n'.repeat(1000)}`;
    const large = await write('00000000-0000-4000-8000-000000000002', element.repeat(480));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(large));
    assert.match((await problem(large, 'vmconfig/too-large-for-inline')).message, /hvbackup check/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
