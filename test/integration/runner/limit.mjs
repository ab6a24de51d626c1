/** @typedef {{ readonly runSeconds: number, readonly silenceSeconds: number }} Limits */

/**
 * Why a run has to be stopped, or undefined while it may go on. Silence is counted from the first event on: how long VS Code
 * takes to start says nothing about the tests.
 * @param {{ readonly runSeconds: number, readonly silenceSeconds: number | undefined }} elapsed
 * @param {Limits} limits
 */
export function whyStop(elapsed, limits) {
  if (elapsed.runSeconds > limits.runSeconds) return `The run did not end within ${limits.runSeconds} s.`;
  if (elapsed.silenceSeconds === undefined || elapsed.silenceSeconds <= limits.silenceSeconds) return undefined;
  return `No test ended or began for ${limits.silenceSeconds} s.`;
}

const graceSeconds = 15;

/**
 * Stops the VS Code that `runTests` started. It gives no handle on it, but takes Ctrl+C: the first asks VS Code to close, the
 * second kills its processes.
 */
export function stopRun() {
  // runTests ends our whole process after an interruption unless somebody else listens too, and we still have to report.
  process.on('SIGINT', () => undefined);
  process.emit('SIGINT', 'SIGINT');
  setTimeout(() => process.emit('SIGINT', 'SIGINT'), graceSeconds * 1000).unref();
}
