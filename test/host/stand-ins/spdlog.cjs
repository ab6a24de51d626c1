// Stands in for @vscode/spdlog, a native logger that would need a compiler. Without it VS Code prints a stack trace for each
// logger and keeps no log files, and log files are what one wants after a failed run.
/* eslint-disable @typescript-eslint/no-require-imports -- it takes the place of a CommonJS package. */
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'off'];

class Logger {
  /** @param {string} _name @param {string} file */
  constructor(_name, file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  clearFormatters() {
    this.plain = true;
  }
  getLevel() {
    return this.level;
  }
  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    return undefined;
  }
  flush() {
    return undefined;
  }
  drop() {
    return undefined;
  }
  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level < this.level) return;
    const line = this.plain ? message : `${new Date().toISOString()} [${levels[level] ?? ''}] ${message}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder is removed while the server is shutting down; a log line is not worth a crash then.
    }
  }
}
for (const [level, name] of levels.slice(0, -1).entries()) {
  Object.defineProperty(Logger.prototype, name, {
    /** @this {Logger} @param {string} message */
    value(message) {
      this.write(level, message);
    },
  });
}

/** @param {string} name @param {string} file */
const create = (name, file) => Promise.resolve(new Logger(name, file));
const nothing = () => undefined;
// Plain names only: VS Code imports this as an ES module, and Node finds the names of a CommonJS module by reading, not by running.
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.shutdown = nothing;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
