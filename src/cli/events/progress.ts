import type { LogReader } from '../../core';
import type { CliIo } from '../io';

/** Below this nobody waits. */
const worthIt = 32 * 1024 * 1024;
const everyMs = 200;

/** How far a long read has come, on standard error where somebody looks. */
export class Progress {
  private last = 0;
  private isShown = false;

  constructor(private readonly io: Pick<CliIo, 'stderr'>) {}

  report({ progress }: Pick<LogReader, 'progress'>, path: string): void {
    if (this.io.stderr.isTTY !== true || progress.bytes < worthIt) return;
    const now = Date.now();
    if (now - this.last < everyMs) return;
    this.last = now;
    this.isShown = true;
    this.io.stderr.write(`\r\u001b[K${Math.floor((100 * progress.bytesRead) / progress.bytes)} % of ${path}`);
  }

  /** Takes the line away before something else is said. */
  clear(): void {
    if (this.isShown) this.io.stderr.write('\r\u001b[K');
    this.isShown = false;
  }
}
