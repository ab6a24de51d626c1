// Reads what test/integration/index.ts writes while the tests run.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ readonly kind: string, readonly title: string, readonly reason: string, readonly ms: number }} Event */

/** Follows a file of events: prints each outcome once, counts, and knows which test was running last. */
export class EventLog {
  passed = 0;
  failed = 0;
  skipped = 0;
  ended = false;
  /** @type {string | undefined} */
  running = undefined;
  /**
   * When the newest event was seen, on the clock of performance.now().
   * @type {number | undefined}
   */
  lastEventAt = undefined;
  #read = 0;

  /**
   * @param {string} file
   * @param {(line: string) => void} say
   */
  constructor(file, say) {
    this.file = file;
    this.say = say;
  }

  /** Takes in the lines that are new. */
  update() {
    if (!existsSync(this.file)) return;
    const text = readFileSync(this.file, 'utf8');
    // The last line may be half-written: only what a line end closes is read.
    const end = text.lastIndexOf('\n') + 1;
    const lines = text.slice(this.#read, end).split('\n').filter(Boolean);
    this.#read = end;
    if (lines.length > 0) this.lastEventAt = performance.now();
    for (const line of lines) this.#take(readEvent(line));
  }

  /** @param {Event} event */
  #take({ kind, title, reason, ms }) {
    if (kind === 'begin') {
      this.running = title;
      return;
    }
    this.running = undefined;
    if (kind === 'pass') {
      this.passed++;
      this.say(`  passed  ${title} (${Math.round(ms)} ms)`);
    } else if (kind === 'fail') {
      this.failed++;
      this.say(`  FAILED  ${title}\n${reason.replace(/^/gm, '          ')}`);
    } else if (kind === 'skip') {
      this.skipped++;
      this.say(`  skipped ${title}`);
    } else if (kind === 'end') this.ended = true;
  }
}

/**
 * @param {string} line
 * @returns {Event}
 */
function readEvent(line) {
  /** @type {unknown} */
  const value = JSON.parse(line);
  const { kind, title, reason, ms } = /** @type {Record<string, unknown>} */ (value);
  return { kind: String(kind), title: String(title), reason: String(reason), ms: typeof ms === 'number' ? ms : 0 };
}
