import { fileName, parentOf } from '../evidence/uri-path';
import type { SyntaxProblem } from '../text/span';
import type { XmlDocument } from '../xml/tree';
import { parseXml } from '../xml';
import type { VmConfig } from './model';
import { readVmConfig } from './read';

/** One VM configuration, parsed once per version of its text; everything else (rules, hover, outline) reads from it. */
export interface VmConfigDocument {
  readonly uri: string;
  readonly text: string;
  readonly document: XmlDocument;
  readonly problems: readonly SyntaxProblem[];
  /** Absent when there is no `<configuration>` to read. */
  readonly config: VmConfig | undefined;
}

/** Parses a configuration's text. Never throws; broken text gives problems and whatever could be read. */
export function openVmConfig(uri: string, text: string): VmConfigDocument {
  const { root, problems } = parseXml(text);
  return { uri, text, document: root, problems, config: readVmConfig(root, { isInSnapshots: isInSnapshots(uri) }) };
}

/** Hyper-V keeps the configurations of checkpoints in folders of this name, and in no other (VOCABULARY.md section 1). */
function isInSnapshots(uri: string): boolean {
  return fileName(parentOf(uri) ?? '').toLowerCase() === 'snapshots';
}
