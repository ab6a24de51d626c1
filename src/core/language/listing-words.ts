import { disksOf, type DiskFiles } from '../listing/disk-files';
import type { ListedFile, ListedFolder, ListingText } from '../listing/model';
import { touches } from '../text/span';
import type { Fold } from './folding';
import type { Hover } from './hover';
import { code, paragraphs } from './hover-text';
import { outlineItems, type OutlineItem, type OutlineSource } from './outline-item';

/** MS-VHDX: header, log, region of blocks and metadata take one megabyte each, and a new differencing disk has nothing else. */
const emptyVhdx = 4 * 1024 * 1024;

/** Says what the file under the cursor is, what it belongs to, and whether people may touch it. */
export function hoverListing(doc: ListingText, offset: number): Hover | undefined {
  const file = doc.files.find(({ name }) => touches(name.span, offset));
  const kind = file?.fileKind;
  if (!file || !kind) return undefined;
  return {
    span: file.name.span,
    markdown: paragraphs(`**${kind.title}**`, kind.meaning, belongsTo(doc, file), emptyText(file), kind.touch),
  };
}

function belongsTo({ folders }: ListingText, { folder, disk, name }: ListedFile): string | undefined {
  const base = disk?.base.toLowerCase();
  const found = folders[folder];
  const group = found && base !== undefined ? disksOf(found).find((one) => one.base.toLowerCase() === base) : undefined;
  if (!group) {
    const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\./i.test(name.value);
    return isId ? 'The GUID in its name is the id of its VM, or of the checkpoint whose folder it is in.' : undefined;
  }
  const id = disk?.guid === undefined ? '' : `, with the id ${code(disk.guid)} in its name`;
  return `It belongs to the disk ${code(group.base)} by its name${id}. Of that disk this folder shows: ${groupWords(group)}.`;
}

function groupWords({ disks, sets, checkpoints, autoRecovery, tracking }: DiskFiles): string {
  const count = (files: readonly ListedFile[], one: string, many: string): string[] =>
    files.length === 0 ? [] : files.length === 1 ? [one] : [`${files.length} ${many}`];
  const all = [
    ...count(disks, 'the disk itself', 'disks of that name'),
    ...count(sets, 'the VHD Set itself', 'VHD Sets of that name'),
    ...count(checkpoints, 'one differencing disk', 'differencing disks'),
    ...count(autoRecovery, 'an AutoRecovery disk', 'AutoRecovery disks'),
    ...count(tracking, 'one file of change tracking', 'files of change tracking'),
  ];
  return all.join(', ');
}

function emptyText({ disk, size }: ListedFile): string | undefined {
  const isEmpty = size?.value === emptyVhdx && disk?.extension === 'avhdx' && disk.kind !== 'change-tracking';
  return isEmpty ? 'It has the size of a differencing disk into which nothing was written.' : undefined;
}

/** Folders with their disks, each with the files that belong to it by name, then the other files of virtual machines. */
export function listingOutline({ folders }: ListingText): readonly OutlineItem[] {
  return outlineItems(folders.flatMap(folderItem));
}

function folderItem(folder: ListedFolder): OutlineSource[] {
  const disks = disksOf(folder).map(diskItem);
  const others = folder.files.filter(({ disk, fileKind }) => !disk && fileKind).map((file) => fileItem(file, 'file'));
  if (disks.length + others.length === 0) return [];
  const { path, isWhole, span } = folder;
  return [
    {
      name: path?.value ?? 'Folder without a name',
      detail: isWhole ? 'whole' : '',
      kind: 'section',
      span,
      ...(path && { selection: path.span }),
      children: outlineItems([...disks, ...others]),
    },
  ];
}

function diskItem(group: DiskFiles): OutlineSource {
  const [head, ...heads] = [...group.disks, ...group.sets];
  const children = [
    ...heads.map((file) => fileItem(file, 'drive')),
    ...group.checkpoints.map((file) => fileItem(file, 'checkpoint')),
    ...[...group.autoRecovery, ...group.tracking].map((file) => fileItem(file, 'file')),
  ];
  const own = head && fileItem(head, 'drive');
  return {
    name: group.base,
    detail: 'disk not in this folder',
    kind: 'drive',
    ...own,
    children: outlineItems(children),
  };
}

function fileItem({ name, size, fileKind, span }: ListedFile, kind: OutlineSource['kind']): OutlineSource {
  const bytes = size === undefined ? '' : `, ${size.value} bytes`;
  return { name: name.value, detail: `${fileKind?.title ?? ''}${bytes}`, kind, span, selection: name.span };
}

/** Folders whose lines stand together. */
export function listingFolding({ folders, text }: ListingText): readonly Fold[] {
  return folders
    .filter(({ style }) => style === 'dir' || style === 'powershell' || style === 'ls' || style === 'tree')
    .filter(({ span }) => /[\r\n]/.test(text.slice(span.start, span.end)))
    .map(({ span }) => ({ span, kind: 'region' }));
}
