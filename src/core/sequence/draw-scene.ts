import type { DrawingNode } from './drawing';
import { group, labelNode, line, node, polygon, rect, round } from './draw-parts';
import { drawMark } from './draw-mark';
import type { Lane, Mark, Moment, Scene, Tick, TimeFold } from './scene';

export interface DrawOptions {
  /** Only what lies between these heights is drawn: a picture of ten thousand steps is drawn as far as it is seen. */
  readonly from?: number;
  readonly to?: number;
  /** Position in the steps of the run. */
  readonly selected?: number;
  readonly dimmed?: ReadonlySet<number>;
  /** `false`: without the names of the lanes, for a view that keeps them in sight by itself. */
  readonly lanes?: boolean;
}

/** The picture of a scene. Its size is that of the whole, whatever part is drawn. */
export function drawScene(scene: Scene, options: DrawOptions = {}): DrawingNode {
  const { width, height, headerHeight, title, description } = scene;
  const { from = 0, to = height, selected, dimmed, lanes = true } = options;
  const isSeen = (top: number, bottom: number): boolean => bottom >= from && top <= to;
  const marks = scene.marks.filter((mark) => isSeen(mark.top, bottomOf(mark)));
  return node(
    'svg',
    { ...frame(width, height), class: 'sequence', role: 'img' },
    node('title', {}, title),
    node('desc', {}, description),
    group(
      'shades',
      ...scene.shades.filter(({ top, height: size }) => isSeen(top, top + size)).map((one) => shade(one, scene)),
    ),
    group(
      'lifelines',
      ...scene.lanes.map((lane) => lifeline(lane, Math.max(headerHeight, from), Math.min(height, to))),
    ),
    axis(scene, Math.max(headerHeight, from), Math.min(height, to)),
    group(
      'moments',
      ...scene.moments.filter(({ top, height: size }) => isSeen(top, top + size)).map((one) => moment(one, scene)),
    ),
    group('ticks', ...scene.ticks.filter(({ y }) => isSeen(y - 20, y + 10)).map((one) => tick(one, scene))),
    group('folds', ...scene.folds.filter(({ y, height: size }) => isSeen(y, y + size)).map((one) => fold(one, scene))),
    group(
      'marks',
      ...marks.map((mark) => drawMark(mark, scene, mark.index === selected, dimmed?.has(mark.index) ?? false)),
    ),
    scene.ended && isSeen(scene.ended.y - 10, scene.ended.y + 10) ? ended(scene) : undefined,
    ...predictedFrame(scene, from, to),
    group('notes', ...scene.notes.filter(({ y }) => isSeen(y - 12, y + 4)).map((one) => labelNode(one))),
    lanes ? laneNames(scene) : undefined,
  );
}

/** A dashed frame around all of it, and a band that says why: a plan is never taken for a night that was. */
function predictedFrame({ predicted, width, height, headerHeight }: Scene, from: number, to: number): DrawingNode[] {
  if (!predicted) return [];
  const { x, y, width: room } = predicted;
  const isSeen = y >= from - 30 && y - 30 <= to;
  return [
    rect('predicted-frame', 2, headerHeight + 3, width - 4, height - headerHeight - 5, 4),
    ...(isSeen
      ? [group('predicted-band', rect('predicted-back', x - 9, y - 14, room + 18, 20, 3), labelNode(predicted))]
      : []),
  ];
}

function frame(width: number, height: number): Record<string, string | number> {
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
  };
}

function bottomOf({ top, height, y, endY, isOpen }: Mark): number {
  return Math.max(top + height, (endY ?? y) + (isOpen ? 34 : 0));
}

function laneNames(scene: Scene): DrawingNode {
  const { lanes, headerHeight, width, zone } = scene;
  return group(
    'lanes',
    rect('lanes-back', 0, 0, width, headerHeight),
    labelNode(zone, 'zone'),
    ...lanes.map((lane) => laneName(lane, headerHeight)),
    line('lanes-edge', 0, headerHeight, width, headerHeight),
  );
}

function laneName({ actor, name, what, x, width, lines, isFolded, isIdle }: Lane, headerHeight: number): DrawingNode {
  const bottom = headerHeight - 8;
  return node(
    'g',
    { class: `lane${isFolded ? ' folded' : ''}${isIdle ? ' idle' : ''}`, 'data-lane': actor },
    node('title', {}, isFolded ? `${name}: ${what}. Takes no part here.` : `${name}: ${what}`),
    rect('hit', x - width / 2, 0, width, headerHeight),
    ...lines.map((text, at) =>
      node(
        'text',
        { class: 'lane', x: round(x), y: bottom - 3 - 14 * (lines.length - 1 - at), 'text-anchor': 'middle' },
        text,
      ),
    ),
    isFolded ? node('circle', { class: 'stub', cx: round(x), cy: bottom - 6, r: 2.5 }) : undefined,
  );
}

function lifeline({ x, isFolded }: Lane, from: number, to: number): DrawingNode {
  return line(`lifeline${isFolded ? ' folded' : ''}`, x, from, x, to);
}

function axis({ gutter }: Scene, from: number, to: number): DrawingNode {
  return line('axis', gutter - 4, from, gutter - 4, to);
}

function tick({ y, label, day }: Tick, { gutter }: Scene): DrawingNode {
  return group('tick', line('tick-line', gutter - 9, y, gutter - 4, y), labelNode(label), day && labelNode(day, 'day'));
}

/** The axis is broken, and the break says how much it hides. */
function fold({ y, height, label }: TimeFold, { gutter, width }: Scene): DrawingNode {
  const middle = y + height / 2;
  return group(
    'fold',
    rect('fold-back', gutter - 12, y + 3, width - gutter + 12, height - 6),
    zigzag('fold-edge', gutter - 12, width, y + 3),
    zigzag('fold-edge', gutter - 12, width, y + height - 3),
    labelNode({ ...label, y: middle + 4 }),
  );
}

function zigzag(name: string, left: number, right: number, y: number): DrawingNode {
  const tooth = 6;
  const teeth = Math.max(1, Math.floor((right - left) / (2 * tooth)));
  return node('path', { class: name, d: `M${round(left)} ${round(y)}${`l${tooth} -3l${tooth} 3`.repeat(teeth)}` });
}

/** A bracket at the axis: time does not run to scale here. */
function moment({ top, height, sentence }: Moment, { gutter }: Scene): DrawingNode {
  const x = gutter - 4;
  return group('moment', node('title', {}, sentence), rect('moment-bar', x - 1.5, top, 3, height));
}

function shade({ top, height, reason }: Scene['shades'][number], { gutter, width }: Scene): DrawingNode {
  return group('shade', node('title', {}, reason), rect('shade-back', gutter, top, width - gutter, height));
}

function ended({ ended: end, gutter, width }: Scene): DrawingNode | undefined {
  if (!end) return undefined;
  const half = end.label.width / 2 + 8;
  const middle = end.label.x;
  return group(
    'ended',
    line('ended-line', gutter, end.y, middle - half, end.y),
    line('ended-line', middle + half, end.y, width, end.y),
    polygon('ended-sign', [
      [gutter - 9, end.y - 5],
      [gutter + 1, end.y - 5],
      [gutter + 1, end.y + 5],
      [gutter - 9, end.y + 5],
    ]),
    labelNode(end.label),
  );
}
