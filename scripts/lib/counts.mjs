/** @typedef {import('./stages.mjs').Counts} Counts */

/**
 * The counts in a report of vitest's json reporter. A file that could not be loaded has no tests: it is one failure.
 * @param {unknown} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(report, exitCode) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = record(report);
  const files = Array.isArray(testResults) ? testResults.map(record) : [];
  const unloaded = files.filter(({ status, assertionResults }) => {
    return status === 'failed' && Array.isArray(assertionResults) && assertionResults.length === 0;
  });
  return atLeastOneFailure(
    { passed: count(numPassedTests), failed: count(numFailedTests) + unloaded.length, skipped: count(numPendingTests) },
    exitCode,
  );
}

/**
 * The counts in a report of test/integration/run-tests.mjs.
 * @param {unknown} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function runnerCounts(report, exitCode) {
  const { passed, failed, skipped } = record(report);
  return atLeastOneFailure({ passed: count(passed), failed: count(failed), skipped: count(skipped) }, exitCode);
}

/**
 * An exit code of failure without a failed test (an error outside of tests, a report that was not written) is one; so is a
 * run without any test.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function atLeastOneFailure(counts, exitCode) {
  const suspicious = exitCode !== 0 || counts.passed === 0;
  return counts.failed === 0 && suspicious ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** @param {unknown} value */
function count(value) {
  return typeof value === 'number' ? value : 0;
}
