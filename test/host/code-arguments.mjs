/**
 * @typedef {object} CodeArguments
 * @property {readonly string[]} developmentPaths
 * @property {string | undefined} testsPath
 * @property {string | undefined} userDataDir
 * @property {string | undefined} extensionsDir
 * @property {boolean} disableExtensions
 * @property {string | undefined} folder
 */

// Flags whose value may stand in the next argument. Every other flag is one of Electron's or of a desktop window
// (--no-sandbox, --disable-updates, --skip-welcome, ...) and has no meaning here.
const valued = new Set(['extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir']);

/**
 * Reads the arguments that desktop VS Code takes, as far as this host can honour them.
 * @param {readonly string[]} argv
 * @returns {CodeArguments}
 */
export function readCodeArguments(argv) {
  /** @type {Map<string, string[]>} */
  const flags = new Map();
  /** @type {string[]} */
  const others = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) others.push(argument);
    else if (!valued.has(name)) flags.set(name, []);
    else flags.set(name, [...(flags.get(name) ?? []), value ?? argv[++index] ?? '']);
  }
  if (others.length > 1) throw new Error(`This VS Code opens one folder, and was given ${others.join(', ')}.`);
  return {
    developmentPaths: flags.get('extensionDevelopmentPath') ?? [],
    testsPath: flags.get('extensionTestsPath')?.at(-1),
    userDataDir: flags.get('user-data-dir')?.at(-1),
    extensionsDir: flags.get('extensions-dir')?.at(-1),
    disableExtensions: flags.has('disable-extensions'),
    folder: others[0],
  };
}
