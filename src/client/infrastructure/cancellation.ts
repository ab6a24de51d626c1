import { CancellationError, type CancellationToken } from 'vscode';

/** Done when somebody cancels; never otherwise. */
export function cancellation(token: CancellationToken): Promise<undefined> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => {
      resolve(undefined);
    });
  });
}

/** For a request that may be cancelled: then it has no answer, and any other failure stays one. */
export function ignoreCancellation(error: unknown): undefined {
  // The language client rejects a cancelled request with its own error class of this name, or with VS Code's.
  if (error instanceof CancellationError || (error instanceof Error && error.name === 'Canceled')) return undefined;
  throw error;
}

/** So long the server may take to answer a cancel with what it has; one that hangs is not waited for. */
const momentMs = 500;

/** What a request gives, or what it has a moment after it was cancelled, or nothing. */
export async function untilCancelled<T>(answer: Promise<T>, token: CancellationToken): Promise<T | undefined> {
  const moment = cancellation(token).then(
    () =>
      new Promise<undefined>((resolve) => {
        setTimeout(resolve, momentMs, undefined);
      }),
  );
  return await Promise.race([answer.catch(ignoreCancellation), moment]);
}
