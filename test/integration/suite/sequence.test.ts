import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failedMerge, twoNights } from '../../fixtures/sequence';
import { vmmsAdmin } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { eventually, open, reportText, workspaceFolder } from './support';

/** The tabs of the panel: one, or none. */
function panels(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('hypervBackup.sequence'));
}

async function panelTitled(title: RegExp): Promise<vscode.Tab> {
  return await eventually(`a panel titled ${String(title)}`, () => panels().find(({ label }) => title.test(label)));
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Writes the logs of a night into a folder of the workspace. */
async function writeNight(name: string, logs: Record<string, Uint8Array>): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), name);
  const files = Object.entries(logs).map(([path, bytes]) => ({ uri: vscode.Uri.joinPath(folder, path), bytes }));
  for (const { uri, bytes } of files) await vscode.workspace.fs.writeFile(uri, bytes);
  return files.map(({ uri }) => uri);
}

/** The runs that the records of these logs lead to. */
async function runIdsIn(logs: readonly vscode.Uri[]): Promise<string[]> {
  const found = new Set<string>();
  for (const log of logs) {
    const uri = vscode.Uri.from({ scheme: 'hyperv-backup-log', path: `${log.path}.txt`, query: log.toString() });
    await vscode.workspace.openTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    for (const { command } of lenses) for (const place of command?.arguments ?? []) found.add(runIdOf(place));
  }
  return [...found];
}

function runIdOf(place: unknown): string {
  const runId: unknown = typeof place === 'object' && place !== null ? Reflect.get(place, 'runId') : undefined;
  return typeof runId === 'string' ? runId : '';
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

suite('Backup sequence', () => {
  const folder = (name: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), name);

  suiteTeardown(async () => {
    await closeAll();
    for (const name of ['night', 'two', 'out'])
      await vscode.workspace.fs
        .delete(folder(name), { recursive: true, useTrash: false })
        .then(undefined, () => undefined);
  });

  test('of the logs that are selected in the Explorer opens one panel, named by what was read', async () => {
    const [first, ...others] = await writeNight('night', failedMerge().logs());
    assert.ok(first && others.length > 0);
    await vscode.commands.executeCommand('hypervBackup.showSequence', first, [first, ...others]);
    await panelTitled(new RegExp(`Backup Sequence: ${others.length + 1} logs`));
    await vscode.commands.executeCommand('hypervBackup.showSequence');
    assert.equal(panels().length, 1);
  });

  test('of a log that was read with others does not read it alone', async () => {
    const [first] = await vscode.workspace.findFiles('night/**/*.evtx');
    await vscode.commands.executeCommand('hypervBackup.showSequence', first);
    await panelTitled(/Backup Sequence: \d+ logs/);
  });

  test('is saved as text and as pictures, asking nothing when it is told all', async () => {
    const beginnings: Readonly<Record<string, RegExp>> = {
      svg: /^<\?xml[^]*<svg /,
      mermaid: /^sequenceDiagram/,
      markdown: /^# Hyper-V backup runs/,
      sarif: /"version": ?"2\.1\.0"/,
    };
    for (const [format, beginning] of Object.entries(beginnings)) {
      const target = vscode.Uri.joinPath(folder('out'), `night.${format}`);
      await vscode.commands.executeCommand('hypervBackup.exportSequence', { format, anonymize: false, target });
      assert.match(await textOf(target), beginning, format);
    }
  });

  test('is saved as PNG: the panel draws it', async () => {
    const target = vscode.Uri.joinPath(folder('out'), 'night.png');
    await vscode.commands.executeCommand('hypervBackup.exportSequence', { format: 'png', anonymize: false, target });
    const bytes = await vscode.workspace.fs.readFile(target);
    assert.deepEqual([...bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(bytes.length > 5000, `${bytes.length} bytes are no picture of a backup`);
  });

  test('with pseudonyms names no host', async () => {
    const target = vscode.Uri.joinPath(folder('out'), 'hidden.markdown');
    await vscode.commands.executeCommand('hypervBackup.exportSequence', {
      format: 'markdown',
      anonymize: true,
      target,
    });
    const text = await textOf(target);
    assert.match(text, /HOST-1/);
    assert.doesNotMatch(text, /\bHV\d\d\b/);
  });

  test('is one click away from each record of a log, and from its findings', async () => {
    await closeAll();
    await vscode.commands.executeCommand('hypervBackup.diagnoseWorkspace');
    assert.match(await reportText(/Workspace diagnosis/), /Show Backup Sequence/);
    const [uri, [finding]] = await eventually('findings of the log', () =>
      vscode.languages
        .getDiagnostics()
        .find(
          ([{ scheme, path }, found]) => scheme === 'hyperv-backup-log' && path.includes('/night/') && found.length > 0,
        ),
    );
    assert.ok(finding);
    await open(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.ok(lenses.length > 0);
    assert.ok(lenses.every(({ command }) => command?.title === 'Show this backup as a sequence'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
    );
    const action = actions.find(({ title }) => title === 'Show this backup as a sequence');
    assert.ok(action?.command);
    const given: readonly unknown[] = action.command.arguments ?? [];
    await vscode.commands.executeCommand(action.command.command, ...given);
    await panelTitled(/^Backup Sequence: /);
  });

  test('of events as XML opens from their document', async () => {
    await closeAll();
    const uri = vscode.Uri.joinPath(folder('out'), 'exported.xml');
    const xml = `<Events>${eventsToXml(vmmsAdmin, { firstRecordId: 1n }).join('\n')}</Events>`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(xml));
    await open(uri);
    await vscode.commands.executeCommand('hypervBackup.showSequence', uri);
    await panelTitled(/Backup Sequence: out\/exported\.xml/);
  });

  test('compares two runs', async () => {
    const files = await writeNight('two', twoNights().logs());
    await vscode.commands.executeCommand('hypervBackup.showSequence', files[0], files);
    await panelTitled(/Backup Sequence: \d+ logs/);
    const runIds = await runIdsIn(files);
    assert.equal(runIds.length, 2);
    // It is done when the view has answered.
    await vscode.commands.executeCommand('hypervBackup.compareRuns', { runIds });
    assert.equal(panels().length, 1);
  });

  test('leads to the record in the XML that holds it', async () => {
    const uri = vscode.Uri.joinPath(folder('out'), 'exported.xml');
    await vscode.commands.executeCommand('hypervBackup.showSequence', uri);
    const byteOffset = (await textOf(uri)).indexOf('<Event ', 2000);
    await vscode.commands.executeCommand('hypervBackup.openRecord', { uri: uri.toString(), byteOffset });
    const { document, selection } = await eventually('the XML in front', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
    });
    assert.equal(document.offsetAt(selection.active), byteOffset);
  });

  test('leads to what was read of a log that is gone', async () => {
    await closeAll();
    const uri = vscode.Uri.joinPath(folder('out'), 'gone.evtx');
    await vscode.commands.executeCommand('hypervBackup.openRecord', { uri: uri.toString(), byteOffset: 0 });
    const text = await eventually('the text of a log that is gone', () =>
      vscode.workspace.textDocuments
        .find((one) => one.uri.scheme === 'hyperv-backup-log' && one.uri.path.includes('gone'))
        ?.getText(),
    );
    assert.match(text, /are gone/);
  });
});
