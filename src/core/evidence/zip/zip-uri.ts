import { encodeSegment } from '../uri-path';

/**
 * The URI of a file in a zip: `hyperv-backup-zip://file_/c%3A/e/bundle.zip%21/HV01/x.evtx` for `file:///c%3A/e/bundle.zip`. Scheme
 * and authority of the zip stand in the authority, with `_` between them, which no scheme can hold; behind `!` stands the path in
 * the archive. Everything is encoded as VS Code writes a URI again, so that one text names one entry on both sides.
 */
export const zipScheme = 'hyperv-backup-zip';

const prefix = `${zipScheme}://`;

export function isZipUri(uri: string): boolean {
  return uri.startsWith(prefix);
}

/** The folder that the archive is, as a URI. */
export function zipRootUri(zipUri: string): string {
  const [, scheme = '', authority = '', path = ''] = /^([A-Za-z][\w+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/.exec(zipUri) ?? [
    '',
    'file',
    '',
    zipUri,
  ];
  return `${prefix}${scheme}_${authority}${path.startsWith('/') ? '' : '/'}${path}%21`;
}

/** The URI of an entry, by its path with `/`; of the root for an empty one. */
export function zipEntryUri(zipUri: string, path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return [zipRootUri(zipUri), ...segments.map(encode)].join('/');
}

export interface ZipPlace {
  readonly zipUri: string;
  /** Decoded, with `/`; empty for the root. */
  readonly path: string;
}

/** Where such a URI may lead, the shortest zip first: a folder on the way may itself end with `!`. Empty for any other URI. */
export function zipPlaces(uri: string): ZipPlace[] {
  const [, scheme, authority = '', rest = ''] = /^([A-Za-z][\w+.-]*?)_([^/]*)(\/[^?#]*)$/.exec(
    isZipUri(uri) ? uri.slice(prefix.length) : '',
  ) ?? [undefined, undefined];
  if (scheme === undefined) return [];
  return [...rest.matchAll(/(?:%21|!)(?=\/|$)/g)].map(({ 0: { length }, index }) => ({
    zipUri: `${scheme}://${authority}${rest.slice(0, index)}`,
    path: rest
      .slice(index + length)
      .split('/')
      .filter((segment) => segment !== '')
      .map(decode)
      .join('/'),
  }));
}

/** Also what `encodeURIComponent` leaves and VS Code does not. */
function encode(segment: string): string {
  return encodeSegment(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not percent-encoded UTF-8 after all: taken as it stands.
    return segment;
  }
}
