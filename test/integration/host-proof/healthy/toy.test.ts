import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('The toy', () => {
  test('is loaded from its folder and answers', async () => {
    const toy = vscode.extensions.getExtension<{ answer(): string }>('hyperv-backup-insight.host-proof-toy');
    assert.equal((await toy?.activate())?.answer(), 'here');
  });
  test('finds files in its folder', async () => {
    assert.equal((await vscode.workspace.findFiles('**/*.txt')).length, 1);
  });
});
