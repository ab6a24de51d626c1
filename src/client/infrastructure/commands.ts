import { CancellationError, commands, window, type Disposable } from 'vscode';
import type { ClientContext } from './client-context';

/** Registers a command behind the one error boundary of commands: logged in full, shown in a sentence, cancellation ignored. */
export function registerCommand(
  { log }: ClientContext,
  id: string,
  run: (...args: unknown[]) => Promise<void>,
): Disposable {
  return commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      if (error instanceof CancellationError) return;
      log.error(`${id} failed`, error);
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(`Hyper-V Backup: ${reason}`);
    }
  });
}
