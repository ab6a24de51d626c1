// The extension host loads this in place of the tests that were asked for, and runs them. Whether they passed or failed, a
// marker stays: without one the host was killed, or a test ended it, which the workbench would report as success.
/* eslint-disable @typescript-eslint/no-require-imports -- VS Code loads this file, and the tests, as CommonJS. */
const fs = require('node:fs');

exports.run = async () => {
  const { HVB_HOST_TESTS: tests = '', HVB_HOST_MARKER: marker = '' } = process.env;
  try {
    /** @type {unknown} */
    const entry = require(tests);
    await /** @type {{ run(): Promise<void> }} */ (entry).run();
  } finally {
    fs.writeFileSync(marker, 'ended');
  }
};
