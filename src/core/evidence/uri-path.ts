/**
 * The little that core may read from a URI: its last segment, its folder, its extension. Works on `file:///c%3A/VMs/x.xml`,
 * `vscode-vfs://host/x.xml`, and on plain paths (`/srv/x.xml`, `D:\VMs\x.xml`), which are told apart by their beginning.
 */

/** The last segment, percent-decoded where it stands in a URI; empty for a root. */
export function fileName(uri: string): string {
  const { path, isUri, separators } = take(uri);
  const end = endOfPath(path, separators);
  return decoded(path.slice(lastSeparator(path, end, separators) + 1, end), isUri);
}

/** The folder that holds it, without a trailing slash except at a root; `undefined` for a root and for a bare name. */
export function parentOf(uri: string): string | undefined {
  const { prefix, path, separators } = take(uri);
  const end = endOfPath(path, separators);
  const at = lastSeparator(path, end, separators);
  if (end === 0 || at < 0) return undefined;
  const folder = path.slice(0, at);
  // `file:///x`, `/x` and `C:\x` lie in a root, which keeps its slash.
  return prefix + (folder === '' || /^\/?[A-Za-z](?::|%3A)$/i.test(folder) ? path.slice(0, at + 1) : folder);
}

/** A name inside a folder, percent-encoded where the folder is a URI. */
export function joinUri(folder: string, name: string): string {
  const { prefix, path, isUri, separators } = take(folder);
  const separator = separators === '/' || path.includes('/') ? '/' : '\\';
  const base = path !== '' && separators.includes(path.slice(-1)) ? path.slice(0, -1) : path;
  return `${prefix}${base}${separator}${isUri ? encodeSegment(name) : name}`;
}

/** Percent-encodes one segment. A lone surrogate has no UTF-8 form; U+FFFD stands for it, so that this never throws. */
export function encodeSegment(name: string): string {
  return encodeURIComponent(
    name.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

/** Lower case, without the dot; empty when the name has none or only begins with one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** All segments, percent-decoded in a URI, without empty ones; the authority of a URI is not one of them. */
export function segmentsOf(uri: string): string[] {
  const { path, isUri, separators } = take(uri);
  const segments: string[] = [];
  let from = 0;
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && !separators.includes(path.charAt(at))) continue;
    if (at > from) segments.push(decoded(path.slice(from, at), isUri));
    from = at + 1;
  }
  return segments;
}

interface Taken {
  /** Scheme and authority. */
  readonly prefix: string;
  readonly path: string;
  readonly isUri: boolean;
  readonly separators: string;
}

function take(uri: string): Taken {
  // A scheme has two letters or more: `C:` is a drive.
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]+:/.exec(uri.slice(0, 64))?.[0];
  if (scheme === undefined) {
    const isWindows = /^(?:[A-Za-z]:|\\\\)/.test(uri.slice(0, 2));
    return { prefix: '', path: uri, isUri: false, separators: isWindows ? '/\\' : '/' };
  }
  const rest = uri.slice(scheme.length);
  const authorityEnd = rest.startsWith('//') ? indexOrEnd(rest, '/', 2) : 0;
  const path = rest.slice(
    authorityEnd,
    Math.min(indexOrEnd(rest, '?', authorityEnd), indexOrEnd(rest, '#', authorityEnd)),
  );
  return { prefix: scheme + rest.slice(0, authorityEnd), path, isUri: true, separators: '/' };
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

/** A folder may be written with a slash at its end. */
function endOfPath(path: string, separators: string): number {
  return path.length > 0 && separators.includes(path.slice(-1)) ? path.length - 1 : path.length;
}

function lastSeparator(path: string, before: number, separators: string): number {
  let at = before - 1;
  while (at >= 0 && !separators.includes(path.charAt(at))) at--;
  return at;
}

function decoded(segment: string, isUri: boolean): string {
  if (!isUri || !segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not percent-encoded UTF-8 after all: shown as it stands.
    return segment;
  }
}
