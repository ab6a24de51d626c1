import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('The editor under test', () => {
  test('has one workspace folder open, and says which version it is', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(typeof vscode.version, 'string');
  });
});
