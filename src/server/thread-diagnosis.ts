import type { CancellationToken } from 'vscode-languageserver';
import type { ReadLog } from '../core';
import type { WireLogProgress } from '../protocol/lsp';
import type { LogsOrder } from './diagnose-logs';
import { unjudged, type JudgedLogs } from './judge-logs';
import { notBegun, unread } from './read-logs';

/** What a thread says while it diagnoses. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: WireLogProgress }
  /** Nothing more is read; this is what was. */
  | { readonly kind: 'read'; readonly logs: readonly Omit<ReadLog, 'records'>[] }
  | { readonly kind: 'judged'; readonly judged: JudgedLogs };

/** A thread at work. */
export interface DiagnosisThread {
  /** What it says, and why it ended without an answer. */
  listen(take: (message: ThreadMessage) => void, ended: (why: Error) => void): void;
  /** Asks it to read no further. */
  stop(): void;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** So long a cancelled thread may take to judge what it has read; then the coverage alone is the answer. */
const patienceMs = 100;

const notJudged = 'Its records were not judged: the diagnosis was cancelled.';

/**
 * Waits for the answer of a thread. After a cancel it waits a moment more, in which a thread that was reading can stop and judge
 * what it has; then it is ended, and what it has read is said.
 */
export function awaitThread(
  thread: DiagnosisThread,
  { files }: LogsOrder,
  tell: (progress: WireLogProgress) => void,
  token: CancellationToken,
): Promise<JudgedLogs> {
  return new Promise((resolve, reject) => {
    let read: readonly Omit<ReadLog, 'records'>[] = files.map((file) => unread(file, notBegun));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const release = token.onCancellationRequested(() => {
      thread.stop();
      timer = setTimeout(() => {
        finish();
        resolve(unjudged(read, notJudged));
      }, patienceMs);
    });
    const finish = (): void => {
      release.dispose();
      clearTimeout(timer);
      thread.end();
    };
    thread.listen(
      (message) => {
        if (message.kind === 'progress') tell(message.progress);
        else if (message.kind === 'read') read = message.logs;
        else {
          finish();
          resolve(message.judged);
        }
      },
      (why) => {
        finish();
        reject(why);
      },
    );
  });
}
