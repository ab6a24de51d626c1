import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import type { CliIo, Sink } from './io';
import { NodeHost } from './node-host';
import { run } from './run';
import { WorkerReader } from './worker-reader';

/** The package's own manifest lies beside the folder of this bundle; a bundle that was taken away by itself works all the same. */
function version(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
  } catch {
    return 'unknown';
  }
}

// The tree of a 200 MB configuration takes more than Node's own limit allows on many machines; three quarters of this one's
// memory is what it may take before it fails.
setFlagsFromString(`--max-old-space-size=${Math.floor((totalmem() * 0.75) / 2 ** 20)}`);

const io: CliIo = {
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  stdin: () => buffer(process.stdin),
  files: new NodeHost(),
  env: process.env,
  version: version(),
  startReader: () => new WorkerReader(path.join(__dirname, 'worker.js')),
  onInterrupt: (stop) => {
    // Once: whoever presses it again wants to be out.
    process.once('SIGINT', stop);
    return () => void process.off('SIGINT', stop);
  },
};

const closed = new Set<NodeJS.WriteStream>();

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY,
    get isClosed() {
      return closed.has(stream);
    },
    drained: async () => {
      if (!stream.writableNeedDrain || closed.has(stream)) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const name of ['drain', 'close', 'error']) stream.off(name, done);
          resolve();
        };
        for (const name of ['drain', 'close', 'error']) stream.once(name, done);
      });
    },
  };
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed.add(stream);
    // The reader has seen enough, as in `hvbackup check . | head`: no failure of ours.
    if (error.code === 'EPIPE') return;
    process.stderr.write(`hvbackup: the output could not be written (${error.code ?? error.message}).\n`);
    process.exitCode = 2;
  });
}

void run(process.argv.slice(2), io).then((code) => {
  // Not `process.exit`: it would cut off what a pipe has not taken yet.
  process.exitCode ||= code;
});
