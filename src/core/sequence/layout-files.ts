import type { FileKind } from '../process';
import type { Run } from '../runs';
import type { Measure } from './drawing';
import { fitText } from './fit-text';
import { fileName } from './file-names';
import { consistencyWords, fileTags } from './file-words';
import { filesAt, type FileAtStep } from './files-at';
import type { Label } from './scene';
import { statusWordOf } from './words';

/** The files of a VM at one step, laid out: what is built upon what, from left to right. */
export interface FilesScene {
  readonly width: number;
  readonly height: number;
  readonly heading: Label;
  readonly cards: readonly FileCard[];
  readonly links: readonly FileLink[];
  /** Disks that are not drawn. */
  readonly more?: Label;
  readonly title: string;
  readonly description: string;
}

export interface FileCard {
  readonly file: FileAtStep;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: Label;
  /** Absent for a file that holds no data of the VM. */
  readonly consistency?: Label;
  readonly tags: readonly Label[];
}

/** From a differencing disk to its parent. */
export interface FileLink {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

export interface FilesOptions {
  readonly measure: Measure;
  readonly width: number;
}

const margin = 14;
const cardHeight = 62;
const rowGap = 10;
const columnGap = 34;
const headingHeight = 30;
/** A picture of more disks than this is not read at a glance. */
const mostDisks = 6;
const children: ReadonlySet<FileKind> = new Set<FileKind>(['checkpoint-avhdx', 'auto-recovery-avhdx']);
const beside: ReadonlySet<FileKind> = new Set<FileKind>(['tracking', 'saved-state', 'guest-shadow-storage']);

/** Lays out the files at a step: each disk with its children to the right of it, then what stands beside, then the snapshot. */
export function layoutFiles(run: Run, step: number, { measure, width }: FilesOptions): FilesScene {
  const files = filesAt(run, step);
  const disks = [...new Set(files.map(({ disk }) => disk))];
  const groups = Math.max(1, ...disks.map((disk) => groupsOf(files, disk).length));
  const columns = Math.max(1, Math.min(groups, Math.floor((width - 2 * margin + columnGap) / (196 + columnGap))));
  const cardWidth = Math.min(300, Math.floor((width - 2 * margin - (columns - 1) * columnGap) / columns));
  const place = { columns, cardWidth, measure };
  const cards: FileCard[] = [];
  const links: FileLink[] = [];
  let y = headingHeight;
  for (const disk of disks.slice(0, mostDisks)) {
    const made = layoutDisk(groupsOf(files, disk), y, place);
    cards.push(...made.cards);
    links.push(...made.links);
    y = made.bottom + rowGap;
  }
  const hidden = disks.length - mostDisks;
  const more = hidden > 0 ? moreLabel(hidden, y, measure) : undefined;
  const heading = headingOf(run, step);
  return {
    width: Math.max(width, cardWidth + 2 * margin),
    height: more ? more.y + 10 : y,
    heading: {
      ...fitText(heading, 'lane', width - 2 * margin, measure),
      font: 'lane',
      x: margin,
      y: 18,
      anchor: 'start',
    },
    cards,
    links,
    ...(more && { more }),
    title: heading,
    description: files.length === 0 ? 'No file is known.' : files.map(({ sentence }) => sentence).join(' '),
  };
}

interface Place {
  readonly columns: number;
  readonly cardWidth: number;
  readonly measure: Measure;
}

/** The files of a disk by column: itself, its children, what stands beside it, what holds a copy of it. */
function groupsOf(files: readonly FileAtStep[], disk: string): readonly (readonly FileAtStep[])[] {
  const own = files.filter((file) => file.disk === disk);
  return [
    own.filter(({ kind }) => kind === 'disk'),
    own.filter(({ kind }) => children.has(kind)),
    own.filter(({ kind }) => beside.has(kind)),
    own.filter(({ kind }) => kind !== 'disk' && !children.has(kind) && !beside.has(kind)),
  ].filter((group) => group.length > 0);
}

function layoutDisk(
  groups: readonly (readonly FileAtStep[])[],
  top: number,
  { columns, cardWidth, measure }: Place,
): { readonly cards: readonly FileCard[]; readonly links: readonly FileLink[]; readonly bottom: number } {
  const cards: FileCard[] = [];
  let rowTop = top;
  let bottom = top;
  groups.forEach((group, at) => {
    const column = at % columns;
    if (column === 0 && at > 0) rowTop = bottom + rowGap;
    const x = margin + column * (cardWidth + columnGap);
    group.forEach((file, row) => {
      const y = rowTop + row * (cardHeight + rowGap);
      cards.push(cardOf(file, x, y, cardWidth, measure));
      bottom = Math.max(bottom, y + cardHeight);
    });
  });
  return { cards, links: linksOf(cards), bottom };
}

/** A child that stands right of its parent is joined to its side; one that stands below it, to its foot. */
function linksOf(cards: readonly FileCard[]): FileLink[] {
  const parent = cards.find(({ file }) => file.kind === 'disk');
  if (!parent) return [];
  return cards
    .filter(({ file }) => children.has(file.kind))
    .map(({ x, y, height }) =>
      x > parent.x
        ? {
            fromX: x,
            fromY: y + height / 2,
            toX: parent.x + parent.width,
            toY: parent.y + parent.height / 2,
          }
        : { fromX: x + 20, fromY: y, toX: parent.x + 20, toY: parent.y + parent.height },
    );
}

function cardOf(file: FileAtStep, x: number, y: number, width: number, measure: Measure): FileCard {
  const room = width - 42;
  const named = fitText(file.named ? fileName(file.path) : file.path, 'label', room, measure);
  const name = file.named ? { ...named, full: file.path } : named;
  const textX = x + 32;
  const consistency = fitText(consistencyWords[file.consistency], 'note', room - 14, measure);
  return {
    file,
    x,
    y,
    width,
    height: cardHeight,
    name: { ...name, font: 'label', x: textX, y: y + 19, anchor: 'start', ...(file.isGone && { isTight: true }) },
    ...(file.kind !== 'tracking' &&
      !file.isGone && {
        consistency: { ...consistency, font: 'note', x: textX + 14, y: y + 36, anchor: 'start' },
      }),
    tags: tagsOf(file, textX, y + 53, room, measure),
  };
}

function tagsOf(file: FileAtStep, left: number, y: number, room: number, measure: Measure): Label[] {
  const tags: Label[] = [];
  let x = left;
  for (const tag of fileTags(file)) {
    const fitted = fitText(tag, 'note', Math.max(20, left + room - x), measure);
    if (fitted.full !== undefined && tags.length > 0) break;
    tags.push({ ...fitted, font: 'note', x, y, anchor: 'start', isTight: true });
    x += fitted.width + 14;
  }
  return tags;
}

function moreLabel(hidden: number, y: number, measure: Measure): Label {
  const text = `${hidden} more ${hidden === 1 ? 'virtual disk is' : 'virtual disks are'} not drawn`;
  return { ...fitText(text, 'note', 300, measure), font: 'note', x: margin, y: y + 8, anchor: 'start' };
}

function headingOf(run: Run, step: number): string {
  const at = run.steps[step];
  if (!at) return 'Files of the VM before the backup';
  const status = at.status === 'seen' ? '' : ` (${statusWordOf(run, at.status)})`;
  return `Files after "${at.label}"${status}`;
}
