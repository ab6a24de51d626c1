import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import { pathKey, type EvidenceFacts } from '../vmconfig/evidence-facts';
import { drivesOf, type ConfigValue } from '../vmconfig/model';

/** A place in the text that leads to a file of the evidence. */
export interface PathLink {
  readonly span: Span;
  readonly uri: string;
  readonly tooltip: string;
}

/** The paths of drives and of the saved state whose files are in the evidence. Without evidence: none. */
export function links({ config }: VmConfigDocument, evidence: EvidenceFacts | undefined): PathLink[] {
  if (!config || !evidence) return [];
  const { memoryFile, deviceFile } = config.savedState ?? {};
  return [...drivesOf(config).map(({ path }) => path), memoryFile, deviceFile].flatMap((path) => {
    const uri = path && fileOf(path, evidence);
    return path && uri !== undefined
      ? [{ span: path.span, uri, tooltip: 'Open the file of the evidence that this path leads to' }]
      : [];
  });
}

/** The file of the evidence that a path of the host leads to. */
export function fileOf({ value }: ConfigValue<string>, evidence: EvidenceFacts): string | undefined {
  const status = value === '' ? undefined : evidence.files.get(pathKey(value));
  return status?.status === 'present' ? status.uri : undefined;
}
