import { open, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { ZipHost, type HostStat, type OpenFile } from '../core';
import type { DiagnoseElsewhere, LogsOrder } from './diagnose-logs';
import { judgeLogs } from './judge-logs';
import { fill, readRange } from './read-range.node';
import { readLogs } from './read-logs';
import { awaitThread, type ThreadMessage } from './thread-diagnosis';

/** What a thread is started with. */
interface ThreadData {
  readonly order: LogsOrder;
  /** Shared: not 0 once it is to stop. A message would wait until the thread has time for it. */
  readonly stop: Int32Array;
}

/** Diagnoses in a thread of its own, which runs this very bundle. */
export function diagnoseInThread(script: string): DiagnoseElsewhere {
  return (order, tell, token) => {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const workerData: ThreadData = { order, stop };
    const worker = new Worker(script, { workerData });
    const thread = {
      listen: (take: (message: ThreadMessage) => void, ended: (why: Error) => void): void => {
        worker.on('message', take);
        worker.on('error', ended);
        worker.on('exit', () => {
          ended(new Error('The thread that read the logs ended without an answer.'));
        });
      },
      stop: (): void => void Atomics.store(stop, 0, 1),
      end: (): void => void worker.terminate(),
    };
    return awaitThread(thread, order, tell, token);
  };
}

/** True in such a thread, which then does its work and ends. */
export function isThread(): boolean {
  return parentPort !== null;
}

/** The work of a thread: reads, says what was read, judges, and says what was found. */
export async function diagnoseHere(): Promise<void> {
  // Given by `diagnoseInThread`, which starts no other thread of this bundle.
  const { order, stop } = workerData as ThreadData;
  const say = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const shouldStop = (): boolean => Atomics.load(stop, 0) !== 0;
  const logs = await readLogs(order.files, {
    host: new ZipHost({ stat: statOf, readRange, open: openFile }, { shouldStop }),
    tell: (progress) => {
      say({ kind: 'progress', progress });
    },
    shouldStop,
    checksum: crc32,
    ...(order.timeZone !== undefined && { timeZone: order.timeZone }),
  });
  say({
    kind: 'read',
    logs: logs.map(({ path, uri, coverage, problem }) => ({
      path,
      uri,
      coverage,
      ...(problem !== undefined && { problem }),
    })),
  });
  say({ kind: 'judged', judged: judgeLogs(logs, order) });
}

async function statOf(uri: string): Promise<HostStat | undefined> {
  const found = await stat(fileURLToPath(uri)).catch(() => undefined);
  return found && { kind: found.isFile() ? 'file' : 'folder', sizeBytes: found.size };
}

async function openFile(uri: string): Promise<OpenFile> {
  const file = await open(fileURLToPath(uri), 'r');
  return {
    read: async (offset, length, into) => into.subarray(0, await fill(file, into.subarray(0, length), offset)),
    close: () => file.close(),
  };
}
