import { gatherEvidence } from '../../../../src/core/evidence/gather';
import type { Finding } from '../../../../src/core/rules/rule';
import { openVmConfig } from '../../../../src/core/vmconfig/document';
import {
  pathKey,
  type EvidenceFacts,
  type FileStatus,
  type OtherConfig,
} from '../../../../src/core/vmconfig/evidence-facts';
import { findingsOf, type RuleCheck } from '../../../support/check-rule';
import { MemoryHost } from '../../../support/memory-host';

/** Facts by hand: what is known of each path, and the other configurations. */
export function facts(files: Readonly<Record<string, FileStatus>>, others: readonly OtherConfig[] = []): EvidenceFacts {
  return { others, files: new Map(Object.entries(files).map(([path, status]) => [pathKey(path), status])) };
}

/** The folder of the path is there, and holds these names. */
export function absent(...folderNames: string[]): FileStatus {
  return { status: 'absent', folderUri: 'mem:///disks', folderNames };
}

/** The file is there, with these names beside it. */
export function present(...folderNames: string[]): FileStatus {
  return { status: 'present', uri: 'mem:///disks/x', folderNames };
}

/** The whole way: the files are listed, the paths mapped and the neighbours read. `uri` is one of the files. */
export async function findingsAmong(
  files: Readonly<Record<string, string>>,
  uri: string,
  check: RuleCheck & { readonly roots?: readonly string[] } = {},
): Promise<Finding[]> {
  const { roots = [], ...rest } = check;
  const text = files[uri] ?? '';
  const config = openVmConfig(uri, text).config;
  if (!config) throw new Error(`${uri} is no configuration.`);
  const evidence = await gatherEvidence(uri, config, new MemoryHost(files), { roots });
  return findingsOf(text, { ...rest, uri, evidence });
}

/** The findings of one code as text: severity, what is marked, message. */
export function shown(text: string, findings: readonly Finding[], code: string): string[] {
  return findings
    .filter((finding) => finding.code === code)
    .map(({ severity, span, message }) => `${severity} ${text.slice(span?.start, span?.end)}: ${message}`);
}
