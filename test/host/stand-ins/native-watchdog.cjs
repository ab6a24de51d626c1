// Stands in for the native watchdog with which the extension host ends itself once its parent is gone.
/** @param {number} parent */
exports.start = (parent) => {
  const timer = setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 3000);
  timer.unref();
  return true;
};
