import { encodeSegment } from '../evidence/uri-path';

/**
 * A shown path as the URI reference that SARIF wants: relative stays relative, absolute becomes `file:`; every segment is
 * percent-encoded, so that a space, a `#`, a newline or a colon in a name stays a part of the name.
 */
export function uriReference(path: string): string {
  // A path that begins as one of Windows is one; then both slashes separate. Elsewhere a backslash is part of a name.
  const windows = /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
  const slashed = windows ? path.replaceAll('\\', '/') : path;
  const drive = windows ? /^[A-Za-z]:/.exec(slashed)?.[0] : undefined;
  if (drive !== undefined) return `file:///${drive}${encoded(slashed.slice(2))}`;
  if (windows) return `file:${encoded(slashed)}`;
  return slashed.startsWith('/') ? `file://${encoded(slashed)}` : encoded(slashed);
}

function encoded(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}
