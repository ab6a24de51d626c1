import { extensionOf, fileName, parentOf, segmentsOf } from '../../evidence/uri-path';
import type { EvidenceIndex } from '../../evidence/gather';
import { uriKey } from '../../evidence/list-evidence';
import type { NameableFile } from './completion';

/** Logs, pastes and what they come in, by the ends of their names; what a file is, its content says when it is read. */
const evidenceExtensions: ReadonlySet<string> = new Set([
  'evtx',
  'xml',
  'txt',
  'log',
  'csv',
  'json',
  'clixml',
  'zip',
  'dsh',
]);

/** More are none that anybody chooses from a list. */
const mostFiles = 500;

/** The files beside and below a scenario that it can name, nearest first. */
export function nameableFiles(
  uri: string,
  { configs, files }: Pick<EvidenceIndex, 'configs' | 'files'>,
): readonly NameableFile[] {
  const own = parentOf(uri);
  if (own === undefined) return [];
  const depth = segmentsOf(own).length;
  const isConfig = new Set(configs.map((one) => uriKey(one.uri)));
  const folder = `${uriKey(own)}/`;
  const found = files.flatMap((file): NameableFile[] => {
    const key = uriKey(file);
    if (!key.startsWith(folder) || key === uriKey(uri)) return [];
    const path = `./${segmentsOf(file).slice(depth).join('/')}`;
    if (isConfig.has(key)) return [{ path, kind: 'config' }];
    const isEvidence = evidenceExtensions.has(extensionOf(file)) && !/\.hvbackup\.\w+$/i.test(fileName(file));
    return isEvidence ? [{ path, kind: 'evidence' }] : [];
  });
  const levels = ({ path }: NameableFile): number => path.split('/').length;
  return found.sort((a, b) => levels(a) - levels(b) || (a.path < b.path ? -1 : 1)).slice(0, mostFiles);
}
