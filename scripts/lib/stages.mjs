import { spawn } from 'node:child_process';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped?: number }} Counts */
/** @typedef {{ readonly name: string, readonly needs?: readonly string[], readonly run: () => Promise<Counts> }} Stage */

/**
 * Runs the stages in order. One that fails hides none of the others, except those that need what it makes: these count as failed.
 * @param {readonly Stage[]} stages
 * @param {(line: string) => void} [say]
 * @returns {Promise<Counts>}
 */
export async function runStages(stages, say = console.log) {
  /** @type {Set<string>} */
  const broken = new Set();
  /** @type {string[]} */
  const summary = [];
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { name, needs = [], run } of stages) {
    say(`\n== ${name}`);
    const started = performance.now();
    const missing = needs.filter((need) => broken.has(need));
    const counts = missing.length > 0 ? notRun(missing, say) : await guarded(run, say);
    passed += counts.passed;
    failed += counts.failed;
    skipped += counts.skipped ?? 0;
    if (counts.failed > 0) broken.add(name);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    summary.push(`${seconds} s  ${counts.failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${describe(counts)}`);
  }
  say(`\n${summary.join('\n')}\n`);
  return { passed, failed, skipped };
}

/** @param {Counts} counts */
export function describe({ passed, failed, skipped = 0 }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? ` (${skipped} skipped)` : ''}`;
}

/**
 * A stage that is one check: a command that ends with 0 or not.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {readonly string[]} [needs]
 * @returns {Stage}
 */
export function checkStage(name, command, args, needs = []) {
  return {
    name,
    needs,
    run: async () => ((await runCommand(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/**
 * Runs a command with its output shown and nothing to read, and gives its exit code; a command that was killed has 1.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runCommand(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * @param {readonly string[]} missing
 * @param {(line: string) => void} say
 * @returns {Counts}
 */
function notRun(missing, say) {
  say(`Not run, because it needs what failed before: ${missing.join(', ')}.`);
  return { passed: 0, failed: 1 };
}

/**
 * @param {() => Promise<Counts>} run
 * @param {(line: string) => void} say
 * @returns {Promise<Counts>}
 */
async function guarded(run, say) {
  try {
    return await run();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  }
}
