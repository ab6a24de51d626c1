import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, open } from './support';

const levels = ['error', 'warning', 'info', 'hint'] as const;

/** What is written down for a scenario (test/golden/scenarios): line, severity and code of each finding. */
async function promised(name: string): Promise<string[]> {
  const extension = vscode.extensions.getExtension('hyperv-backup-insight.hyperv-backup-insight');
  if (!extension) throw new Error('The extension under test is installed.');
  const golden = `${name.replace(/\.hvbackup\.\w+$/, '').replaceAll('/', '-')}.txt`;
  const uri = vscode.Uri.joinPath(extension.extensionUri, 'test/golden/scenarios', golden);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const lines = [...text.matchAll(/^(\d+) (error|warning|info|hint) ([^:]+):/gm)];
  return (
    lines
      // Logs are read by Diagnose and by the command line, not while somebody types.
      .filter(([, , , code]) => code !== 'scenario/expect-evidence')
      .map(([, line = '', level = '', code = '']) => `${line} ${level} ${code}`)
      .sort()
  );
}

function shown(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ range, severity, code }) => {
      const id = typeof code === 'object' ? code.value : code;
      return `${range.start.line + 1} ${levels[severity]} ${id ?? ''}`;
    })
    .sort();
}

suite('The scenarios of the samples', () => {
  test('have their diagnostics on the right lines, each of them', async () => {
    const files = await vscode.workspace.findFiles('scenarios/**/*.hvbackup.{yaml,json}');
    assert.ok(files.length > 30, `${files.length} scenarios are there`);
    for (const uri of files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      const name = uri.path.slice(uri.path.indexOf('/scenarios/') + '/scenarios/'.length);
      const wanted = await promised(name);
      const editor = await open(uri);
      assert.equal(editor.document.languageId, 'hyperv-backup-scenario', name);
      let last: string[] = [];
      await eventually(`the promised diagnostics of ${name}`, () => {
        last = shown(uri);
        return last.join('\n') === wanted.join('\n') ? true : undefined;
      }).catch((error: unknown) => {
        assert.deepEqual(last, wanted, `${name}: ${String(error)}`);
      });
    }
  }).timeout(170_000);
});
