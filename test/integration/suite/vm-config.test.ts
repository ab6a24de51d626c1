import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, codesOf, eventually, hoverText, open, problem, sample, workspaceFolder } from './support';

const noScsi = '3F2504E0-4F89-41D3-9A0C-0305E82C3301.xml';

suite('A VM configuration in the editor', () => {
  test('is recognised by its content and given our language', async () => {
    const editor = await open(await sample('renamed-by-support.xml'));
    await eventually('our language', () => (editor.document.languageId === 'hyperv-vm-config' ? true : undefined));
  });

  test('shows the missing SCSI controller at the manifest', async () => {
    const uri = await sample(noScsi);
    const { document } = await open(uri);
    const found = await problem(uri, 'HVB001');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(found.range), 'manifest');
  });

  test('offers the host change first, and copies it', async () => {
    const uri = await sample(noScsi);
    await open(uri);
    const { range } = await problem(uri, 'HVB001');
    const offered = await actions(uri, range);
    assert.match(offered[0]?.title ?? '', /^Copy PowerShell/);
    const command = offered[0]?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    assert.match(await vscode.env.clipboard.readText(), /Add-VMScsiController -VMName 'FILE01'/);
  });

  test('adds a SCSI controller to the text, and the finding goes', async () => {
    const uri = await sample(noScsi);
    const { document } = await open(uri);
    const { range } = await problem(uri, 'HVB001');
    const before = codesOf(uri);
    const fix = (await actions(uri, range)).find(({ title, edit }) => edit && /SCSI/.test(title));
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await eventually('HVB001 gone', () => (codesOf(uri).includes('HVB001') ? undefined : true));
    assert.deepEqual(
      codesOf(uri).filter((code) => !before.includes(code)),
      [],
    );
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await problem(uri, 'HVB001');
  });

  test('explains a device and decodes a time on hover', async () => {
    const uri = await sample(noScsi);
    const { document } = await open(uri);
    await problem(uri, 'HVB001');
    const at = (text: string): vscode.Position => document.positionAt(document.getText().indexOf(text) + 2);
    assert.match(await hoverText(uri, at('5ced1297-4598-4915-a5fc-ad21bb4d02a4')), /VSS|backup/i);
    assert.match(await hoverText(uri, at('last_powered_on_time')), /\d{4}-\d{2}-\d{2}T[\d:.]+Z?.*\(UTC\)/);
  });

  test('completes elements that belong where the cursor is', async () => {
    const uri = await sample(noScsi);
    const editor = await open(uri);
    const text = editor.document.getText();
    const inside = editor.document.positionAt(text.indexOf('<processors>') + '<processors>\r\n  '.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      inside,
    );
    // Words of the document are offered too, as text; ours are properties.
    const ours = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Property);
    assert.ok(ours.some(({ documentation }) => documentation !== undefined));
  });

  test('shows the VM as a person thinks of it in the outline', async () => {
    const uri = await sample(noScsi);
    await open(uri);
    const symbols = await eventually('an outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      );
      return found && found.length > 0 ? found : undefined;
    });
    assert.match(symbols[0]?.name ?? '', /FILE01/);
    assert.ok(symbols[0]?.children.some(({ name }) => /IDE/.test(name)));
  });

  test('follows a disk path to the file in the evidence', async () => {
    const uri = await sample(noScsi);
    const { document } = await open(uri);
    const position = document.positionAt(document.getText().indexOf('FILE01.vhdx') + 2);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    const target = found[0] && ('targetUri' in found[0] ? found[0].targetUri : found[0].uri);
    assert.match(target?.path ?? '', /FILE01\.vhdx$/);
  });

  test('follows edits: a broken tag is reported, and the rest is still understood', async () => {
    const uri = await sample(noScsi);
    const editor = await open(uri);
    await problem(uri, 'HVB001');
    const at = editor.document.getText().indexOf('</processors>');
    const range = new vscode.Range(
      editor.document.positionAt(at),
      editor.document.positionAt(at + '</processors>'.length),
    );
    await editor.edit((edit) => {
      edit.delete(range);
    });
    await problem(uri, 'xml/element-not-closed');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('the problem gone', () => (codesOf(uri).includes('xml/element-not-closed') ? undefined : true));
  });

  test('takes a severity from the settings', async () => {
    const uri = await sample(noScsi);
    await open(uri);
    await problem(uri, 'HVB001');
    const settings = vscode.workspace.getConfiguration('hypervBackup');
    await settings.update('rules', { HVB001: 'off' }, vscode.ConfigurationTarget.Workspace);
    await eventually('HVB001 turned off', () => (codesOf(uri).includes('HVB001') ? undefined : true));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await problem(uri, 'HVB001');
  });
});

suite('Other files', () => {
  test('foreign XML keeps its language and gets no problem', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'foreign.xml');
    const text =
      '<?xml version="1.0"?>\n<configuration>\n  <appSettings>\n    <add key="a" value="b"/>\n  </appSettings>\n</configuration>\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const editor = await open(uri);
    // A round trip through a feature of ours on another document shows that the extension had its turn.
    await problem(await sample(noScsi), 'HVB001').catch(() => undefined);
    assert.equal(editor.document.languageId, 'xml');
    assert.deepEqual(codesOf(uri), []);
    await vscode.workspace.fs.delete(uri);
  });
});
