import { disksOf, keyOf, latestFolders, type DiskFiles } from '../../listing/disk-files';
import type { ListedFile, ListedFolder, ListingText } from '../../listing/model';
import type { HostFacts } from '../../vmconfig/facts/host-os';
import { catalogueRule } from '../catalogue-rule';
import type { RelatedSpan, Rule, RuleFinding } from '../rule';

/** What a rule on directory listings may look at. */
export interface ListingInput {
  readonly doc: ListingText;
  /** As they were listed last. */
  readonly folders: readonly ListedFolder[];
  /** By their paths as `keyOf` makes them equal. */
  readonly byPath: ReadonlyMap<string, ListedFolder>;
  readonly disks: readonly DiskFiles[];
  readonly host: HostFacts | undefined;
}

export type ListingRule = Rule<ListingInput>;

export type Reporter = (finding: RuleFinding) => void;

export function listingInput(doc: ListingText, host: HostFacts | undefined): ListingInput {
  const folders = latestFolders(doc);
  const byPath = new Map(
    folders.flatMap((folder) => (folder.path ? [[keyOf(folder.path.value), folder] as const] : [])),
  );
  return { doc, folders, byPath, disks: folders.flatMap(disksOf), host };
}

/** A rule of the catalogue on listings, as severe as the code is elsewhere. */
export const ruleOf = catalogueRule<ListingInput>;

const mostRelated = 5;

/** The other files that a finding is about. */
export function relatedFiles(files: readonly ListedFile[], message = 'This file too.'): RelatedSpan[] {
  return files.slice(0, mostRelated).map(({ name }) => ({ span: name.span, message }));
}

/** Together, as far as sizes are printed. */
export function bytesOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, { size }) => sum + (size?.value ?? 0), 0);
}

/** Bytes in words: the number is in the listing already. */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let [value, at] = [bytes, 0];
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at++;
  }
  return `${at === 0 ? value : value.toFixed(1)} ${units[at] ?? ''}`;
}
