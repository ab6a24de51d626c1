import type { ConfigKind } from './model';

/**
 * What the files around a configuration say about it: gathered once by `gatherEvidence` (it asks the host), then plain data
 * for the rules. Without it (a pasted text, an untitled document) the rules that need it stay silent.
 */
export interface EvidenceFacts {
  /** The other configurations in the evidence. */
  readonly others: readonly OtherConfig[];
  /** What is known of each path the configuration names, keyed by `pathKey`. */
  readonly files: ReadonlyMap<string, FileStatus>;
}

export interface OtherConfig {
  readonly uri: string;
  readonly kind: ConfigKind;
  readonly id?: string;
  readonly name?: string;
}

/**
 * `present` with the file it maps to; `absent` only when the folder it maps to is there and does not hold it; both with the
 * names that this folder holds. `not-checked` when no part of the evidence matches the path.
 */
export type FileStatus =
  | { readonly status: 'present'; readonly uri: string; readonly folderNames: readonly string[] }
  | { readonly status: 'absent'; readonly folderUri: string; readonly folderNames: readonly string[] }
  | { readonly status: 'not-checked' };

/** Windows paths compare without case and with either slash. */
export function pathKey(path: string): string {
  return path.replaceAll('/', '\\').toLowerCase();
}
