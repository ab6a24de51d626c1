/**
 * Paths of the Hyper-V host, as a configuration or a log writes them. Nothing here touches a file: these paths mean another
 * machine. Forms: learn.microsoft.com, "Naming Files, Paths, and Namespaces" and "File path formats on Windows systems".
 */
export interface HostPath {
  /** As written. */
  readonly text: string;
  readonly root: HostRoot;
  /** Folders and file after the root, without empty ones; `.` and `..` are kept, they never equal a listed name. */
  readonly segments: readonly string[];
  /** Written with `\\?\`, which lifts the limit of 259 characters, or with `\\.\`. */
  readonly isNamespaced: boolean;
}

export type HostRoot =
  | { readonly kind: 'drive'; /** Upper case. */ readonly letter: string }
  | { readonly kind: 'share'; readonly server: string; readonly share: string }
  | { readonly kind: 'volume'; /** Lower case. */ readonly guid: string }
  /** `\\.\X`, `\\?\GLOBALROOT\Device\X`: a device, not a place for files that a configuration could name. */
  | { readonly kind: 'device'; readonly name: string }
  /** `\x`, `C:x` or `x`: which drive or folder it means cannot be known from the text. */
  | { readonly kind: 'relative' };

/** Reads a path in any of its forms. Never throws; text that is no path comes back as a relative one. */
export function parseHostPath(text: string): HostPath {
  const path = text.replaceAll('/', '\\');
  const isNamespaced = path.startsWith('\\\\?\\') || path.startsWith('\\\\.\\');
  const make = (root: HostRoot, rest: string): HostPath => ({ text, root, segments: segmentsIn(rest), isNamespaced });
  if (isNamespaced) return parseNamespace(path.slice(4), make);
  if (path.startsWith('\\\\')) return parseShare(path.slice(2), make);
  return parseDrive(path, make);
}

type Make = (root: HostRoot, rest: string) => HostPath;

function parseNamespace(path: string, make: Make): HostPath {
  if (/^UNC\\/i.test(path)) return parseShare(path.slice(4), make);
  if (/^[A-Za-z]:(?:\\|$)/.test(path)) return parseDrive(path, make);
  const guid = /^Volume\{([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}(?=\\|$)/i.exec(path);
  if (guid?.[1] !== undefined) return make({ kind: 'volume', guid: guid[1].toLowerCase() }, path.slice(guid[0].length));
  const name = /^GLOBALROOT\\Device\\[^\\]+/i.exec(path)?.[0] ?? path.slice(0, indexOrEnd(path, '\\'));
  return make({ kind: 'device', name }, path.slice(name.length));
}

function parseShare(path: string, make: Make): HostPath {
  const [server = '', share = ''] = path.split('\\', 2);
  if (server === '' || share === '') return make({ kind: 'relative' }, path);
  return make({ kind: 'share', server, share }, path.slice(server.length + 1 + share.length));
}

function parseDrive(path: string, make: Make): HostPath {
  const letter = /^([A-Za-z]):\\/.exec(path)?.[1] ?? /^([A-Za-z]):$/.exec(path)?.[1];
  return letter === undefined
    ? make({ kind: 'relative' }, path)
    : make({ kind: 'drive', letter: letter.toUpperCase() }, path.slice(2));
}

function segmentsIn(rest: string): string[] {
  return rest.split('\\').filter((segment) => segment !== '');
}

function indexOrEnd(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  return at < 0 ? text.length : at;
}

/** The last segment; empty for a root. */
export function hostFileName(path: HostPath): string {
  return path.segments.at(-1) ?? '';
}

/** The folder of a path, with its backslash where it is the root of a volume, which has no name without it; empty for a bare name. */
export function folderOf(text: string): string {
  const at = Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/'));
  return text.slice(0, at < 0 || parseHostPath(text).segments.length > 1 ? Math.max(at, 0) : at + 1);
}

/** The volume that a path lies on. Two paths with one `key` lie on one volume, unless a mount point stands between. */
export interface HostVolume {
  readonly kind: 'drive' | 'csv' | 'share' | 'volume';
  /** For comparison: lower case. */
  readonly key: string;
  /** For messages, as people write it. */
  readonly label: string;
}

/**
 * The volume by the text alone. A mount point (a volume mounted in a folder) does not show in a path, so different keys of
 * kind `drive` are different volumes only as far as no mount point is used. `undefined` for a relative path or a device.
 */
export function volumeOf({ root, segments }: HostPath): HostVolume | undefined {
  switch (root.kind) {
    case 'drive': {
      // Every cluster node mounts Cluster Shared Volumes below \ClusterStorage on its system drive, a folder for each.
      const [folder, volume] = segments;
      if (folder?.toLowerCase() === 'clusterstorage' && volume !== undefined) {
        return { kind: 'csv', key: `csv:${volume.toLowerCase()}`, label: `${root.letter}:\\${folder}\\${volume}` };
      }
      return { kind: 'drive', key: `drive:${root.letter.toLowerCase()}`, label: `${root.letter}:` };
    }
    case 'share': {
      const label = `\\\\${root.server}\\${root.share}`;
      return { kind: 'share', key: `share:${label.toLowerCase()}`, label };
    }
    case 'volume':
      return { kind: 'volume', key: `volume:${root.guid}`, label: `\\\\?\\Volume{${root.guid}}` };
    case 'device':
    case 'relative':
      return undefined;
  }
}

/**
 * One volume can be written in several ways: two shares may lie on one volume of the server, and `\\?\Volume{...}` may be a
 * volume that also has a letter. What cannot be told apart by its name counts as the same.
 */
export function isElsewhere(a: HostVolume, b: HostVolume): boolean {
  if (a.key === b.key || (a.kind === 'share' && b.kind === 'share')) return false;
  const isShared = a.kind === 'share' || b.kind === 'share';
  return isShared || (a.kind === 'volume') === (b.kind === 'volume');
}

/** MAX_PATH is 260 with the closing NUL, so 259 characters are the longest path for programs that know no `\\?\`. */
export const longestPlainPath = 259;

/**
 * Length in UTF-16 units as Windows counts it for that limit: the prefix `\\?\` is no part of the plain path, `\\?\UNC\`
 * stands for `\\`, and a volume by its GUID for a drive letter and a colon, the shortest place it can be mounted at.
 */
export function plainLength({ text, isNamespaced, root }: HostPath): number {
  if (!isNamespaced) return text.length;
  if (root.kind === 'share') return text.length - '\\\\?\\UNC\\'.length + '\\\\'.length;
  if (root.kind === 'volume') return text.length - volumeRootLength + 'D:'.length;
  return root.kind === 'drive' ? text.length - '\\\\?\\'.length : text.length;
}

/** `\\?\Volume{` and a GUID and `}`. */
const volumeRootLength = 48;
