import type { Consistency } from '../process';
import type { Run } from '../runs';
import type { DrawingNode } from './drawing';
import { cross, group, labelNode, line, node, polygon, rect, round } from './draw-parts';
import { layoutFiles, type FileCard, type FileLink, type FilesOptions } from './layout-files';
import type { Label } from './scene';

/** The files of a VM at a step of its backup: the article's picture, live. */
export function drawFiles(run: Run, step: number, options: FilesOptions): DrawingNode {
  const { width, height, heading, cards, links, more, title, description } = layoutFiles(run, step, options);
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return node(
    'svg',
    { width: w, height: h, viewBox: `0 0 ${w} ${h}`, class: 'files', role: 'img' },
    node('title', {}, title),
    node('desc', {}, description),
    labelNode(heading, 'heading'),
    group('links', ...links.map(link)),
    group('cards', ...cards.map(card)),
    more && labelNode(more),
  );
}

function card({ file, x, y, width, height, name, consistency, tags }: FileCard): DrawingNode {
  const { kind, isActive, isNew, isGone, leftBehind, isAssumed } = file;
  const states = [
    isActive ? 'active' : '',
    isNew ? 'new' : '',
    isGone ? 'gone' : '',
    leftBehind === undefined ? '' : `left-${leftBehind}`,
    isAssumed ? 'assumed' : '',
  ].filter((state) => state !== '');
  return node(
    'g',
    { class: ['file', `is-${file.consistency}`, ...states].join(' '), 'data-file': kind },
    node('title', {}, file.sentence),
    rect('card', x, y, width, height, 5),
    icon(file.kind, x + 10, y + 9),
    labelNode(name),
    isGone ? line('strike', name.x, name.y - 4, name.x + name.width, name.y - 4) : undefined,
    consistency && sign(file.consistency, consistency.x - 9, consistency.y - 4),
    consistency && labelNode(consistency, 'grade'),
    ...tags.map((tag) => tagNode(tag)),
  );
}

function tagNode(tag: Label): DrawingNode {
  return group('tag', rect('tag-back', tag.x - 4, tag.y - 10, tag.width + 8, 14, 3), labelNode(tag));
}

/** A disk, or a camera's aperture for what is a picture of a volume. */
function icon(kind: FileCard['file']['kind'], x: number, y: number): DrawingNode {
  const isImage = kind === 'volume-snapshot' || kind === 'guest-shadow-storage' || kind === 'storage-view';
  if (isImage) {
    return group(
      'icon',
      rect('icon-line', x, y + 1, 14, 11, 2),
      node('circle', { class: 'icon-line', cx: round(x + 7), cy: round(y + 6.5), r: 3 }),
    );
  }
  const d = `M${round(x)} ${round(y + 2)}c0 -3 14 -3 14 0v9c0 3 -14 3 -14 0zc0 3 14 3 14 0`;
  return group('icon', node('path', { class: 'icon-line', d }));
}

/** Each grade has a shape of its own: full, half, hollow, a question. */
function sign(consistency: Consistency, x: number, y: number): DrawingNode {
  const circle = node('circle', { class: 'grade-ring', cx: round(x), cy: round(y), r: 4.5 });
  switch (consistency) {
    case 'application':
      return group('grade-sign', node('circle', { class: 'grade-full', cx: round(x), cy: round(y), r: 5 }));
    case 'file-system':
    case 'saved-state':
      return group(
        'grade-sign',
        circle,
        node('path', { class: 'grade-full', d: `M${round(x)} ${round(y - 4.5)}a4.5 4.5 0 0 0 0 9z` }),
      );
    case 'crash':
      return group(
        'grade-sign',
        polygon('grade-ring', [
          [x, y - 5],
          [x + 5, y + 4],
          [x - 5, y + 4],
        ]),
      );
    case 'none':
      return group('grade-sign', circle, cross('grade-cross', x, y, 2.5));
    case 'unknown':
      return group(
        'grade-sign',
        circle,
        node('text', { class: 'time sign', x: round(x), y: round(y + 3.5), 'text-anchor': 'middle' }, '?'),
      );
  }
}

function link({ fromX, fromY, toX, toY }: FileLink): DrawingNode {
  const isBelow = fromX === toX;
  const middle = (fromX + toX) / 2;
  const d = isBelow
    ? `M${round(fromX)} ${round(fromY)}V${round(toY + 2)}`
    : `M${round(fromX)} ${round(fromY)}H${round(middle)}V${round(toY)}H${round(toX + 2)}`;
  const head: readonly (readonly [number, number])[] = isBelow
    ? [
        [toX, toY + 1],
        [toX - 4, toY + 8],
        [toX + 4, toY + 8],
      ]
    : [
        [toX + 1, toY],
        [toX + 9, toY - 4],
        [toX + 9, toY + 4],
      ];
  return group(
    'link',
    node('title', {}, 'The differencing disk holds what differs from the disk it points to'),
    node('path', { class: 'link-line', d }),
    polygon('link-head', head),
  );
}
