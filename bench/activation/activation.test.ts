import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

// Measured inside a real extension host: loading the bundle and `activate`, against a language extension that VS Code brings.
const ours = 'hyperv-backup-insight.hyperv-backup-insight';
const peer = 'vscode.html-language-features';

async function activationMs(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`${id} is not installed.`);
  if (extension.isActive) throw new Error(`${id} is active already.`);
  const begun = performance.now();
  await extension.activate();
  return performance.now() - begun;
}

suite('Activation', () => {
  test('is measured', async () => {
    const file = process.env['HVB_BENCH_OUT'];
    if (file === undefined) throw new Error('HVB_BENCH_OUT names no file.');
    // The first activation of all pays for machinery of the host; neither of the two shall. The peer comes second: it starts a
    // process, which goes on while the next one is measured.
    await activationMs('vscode.merge-conflict');
    const result = { ours: await activationMs(ours), peer: await activationMs(peer) };
    writeFileSync(file, JSON.stringify(result));
  });
});
