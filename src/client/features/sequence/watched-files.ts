import { zipDocumentScheme, type LogsParams } from '../../../protocol/lsp';

type LogFile = LogsParams['files'][number];

/**
 * What is watched for logs that were read: the files themselves, and of what stands in a zip the zip, once. A folder whose name ends
 * with `!` looks like a zip in such a URI; then both are watched, and the folder as a file never changes.
 */
export function watchedFiles(files: readonly LogFile[]): readonly LogFile[] {
  const found = new Map<string, LogFile>();
  for (const file of files) {
    for (const one of inZip(file) ?? [file]) if (!found.has(one.uri)) found.set(one.uri, one);
  }
  return [...found.values()];
}

/** The zips that a file may be in; `undefined` for one that is in none. */
function inZip({ uri, label }: LogFile): LogFile[] | undefined {
  const [, scheme = '', authority = '', path = ''] =
    new RegExp(`^${zipDocumentScheme}://([A-Za-z][\\w+.-]*?)_([^/]*)(/.*)$`).exec(uri) ?? [];
  if (path === '') return undefined;
  return [...path.matchAll(/(?:%21|!)(?=\/|$)/gi)].map(({ 0: { length }, index }) => {
    const inside = path.slice(index + length).split('/').length - 1;
    return {
      uri: `${scheme}://${authority}${path.slice(0, index)}`,
      label:
        label
          .split('/')
          .slice(0, -inside || undefined)
          .join('/') || label,
    };
  });
}
