// How long VS Code takes to activate the extension, against a language extension of VS Code's own in the same extension host.
// A fresh VS Code each time. `node bench/activation.mjs [runs]`; run `npm run build` first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-bench-'));
const file = path.join(folder, 'result.json');
/** @type {{ ours: number, peer: number }[]} */
const results = [];
try {
  for (let run = 0; run < runs; run++) {
    const args = ['test/integration/run-tests.mjs', '--suite', path.join(root, 'bench/activation')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, HVB_BENCH_OUT: file },
    });
    if (status !== 0) throw new Error(`VS Code did not run: ${stdout}${stderr}`);
    /** @type {unknown} */
    const result = JSON.parse(readFileSync(file, 'utf8'));
    results.push(/** @type {{ ours: number, peer: number }} */ (result));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const ours = median(results.map((one) => one.ours));
const peer = median(results.map((one) => one.peer));
const bytes = statSync(path.join(root, 'dist/extension.js')).size;
console.log(
  `dist/extension.js: ${bytes} bytes, loaded for any XML; the server and the client library load for our files only`,
);
console.log(`activation, median of ${runs}: ${ours.toFixed(1)} ms (budget 30 ms)`);
console.log(`vscode.html-language-features in the same host: ${peer.toFixed(1)} ms, ratio ${(ours / peer).toFixed(2)}`);

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
