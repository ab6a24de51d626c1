import type { DrawingNode } from './drawing';
import { cross, group, labelNode, line, node, polygon, rect, round } from './draw-parts';
import { badgePad } from './lower-lines';
import type { Label, LimitMark, Mark, Scene } from './scene';
import { loopWidth } from './text-places';

const headLength = 9;
const headWidth = 4.5;
const barWidth = 8;
const loopHeight = 12;

/** A step: its row for the pointer, its bar, its arrow with a head by status, its words. */
export function drawMark(mark: Mark, scene: Scene, isSelected: boolean, isDimmed: boolean): DrawingNode {
  const { index, status, top, height, sentence, label, badge, note, absent, duration, limit, step } = mark;
  const name = `mark ${status}${isSelected ? ' selected' : ''}${isDimmed ? ' dimmed' : ''}`;
  const isPill = status === 'failed' || status === 'missing';
  return node(
    'g',
    { class: name, 'data-step': index, 'data-step-id': step },
    node('title', {}, sentence),
    node('rect', {
      class: 'hit',
      'data-step': index,
      x: scene.gutter,
      y: round(top),
      width: round(scene.width - scene.gutter),
      height: round(height),
    }),
    mark.endY === undefined ? undefined : bar(mark, mark.endY),
    ...arrow(mark),
    mark.isOpen ? openEnd(mark, scene) : undefined,
    labelNode(label),
    badge && (isPill ? pill(badge) : labelNode(badge, 'status')),
    limit && gauge(limit),
    duration && labelNode(duration, 'duration'),
    note && labelNode(note, 'why'),
    absent && group('absent', pill(absent)),
  );
}

/** Where the step lasts: on the lane of the one who acts on it. */
function bar({ toX, y }: Mark, endY: number): DrawingNode {
  return rect('bar', toX - barWidth / 2, y, barWidth, endY - y, 2);
}

function arrow(mark: Mark): DrawingNode[] {
  const { fromX, toX, y, status } = mark;
  if (fromX === toX) return loop(mark);
  const way = toX > fromX ? 1 : -1;
  const tip = toX - way * (mark.endY === undefined ? 1 : barWidth / 2);
  return [
    line('shaft', fromX, y, status === 'failed' && mark.endY === undefined ? tip : tip - way * 2, y),
    ...head(mark, tip, y, way),
  ];
}

/** An act of one actor: out of its lane and back. */
function loop(mark: Mark): DrawingNode[] {
  const { fromX, y } = mark;
  const out = fromX + loopWidth;
  const back = y + loopHeight;
  return [
    node('path', {
      class: 'shaft',
      d: `M${round(fromX)} ${round(y)}H${round(out)}V${round(back)}H${round(fromX + 3)}`,
    }),
    ...head(mark, fromX + 1, back, -1),
  ];
}

/**
 * Each status has a head of its own, so that it is told without a colour: full, hollow, a chevron, a cross, a hollow one behind
 * an empty ring, a ring, a question mark.
 */
function head({ status, fromX, toX, endY }: Mark, x: number, y: number, way: number): DrawingNode[] {
  const triangle: readonly (readonly [number, number])[] = [
    [x, y],
    [x - way * headLength, y - headWidth],
    [x - way * headLength, y + headWidth],
  ];
  const middle = fromX === toX ? x + 12 : (fromX + toX) / 2;
  switch (status) {
    case 'seen':
      return [polygon('head', triangle)];
    case 'implied':
    case 'silent':
      return [polygon('head hollow', triangle)];
    case 'failed':
      // With a bar the failure stands where it was logged: at the end of the bar.
      return endY === undefined
        ? [cross('cross', x - way * 5, y, 5)]
        : [polygon('head', triangle), cross('cross', toX, endY, 5)];
    case 'missing':
      return [polygon('head hollow', triangle), ring(middle, y), cross('cross', middle, y, 2.8)];
    case 'not-reached':
      return [node('circle', { class: 'head hollow', cx: round(x - way * 3), cy: round(y), r: 3 })];
    case 'unknown':
      return [
        polygon('head hollow', triangle),
        ring(middle, y),
        node('text', { class: 'time sign', x: round(middle), y: round(y + 4), 'text-anchor': 'middle' }, '?'),
      ];
  }
}

function ring(x: number, y: number): DrawingNode {
  return node('circle', { class: 'ring', cx: round(x), cy: round(y), r: 6 });
}

/** It began and nothing says that it ended: the bar runs out, dashed. */
function openEnd({ toX, y, endY }: Mark, scene: Scene): DrawingNode {
  const from = endY ?? y;
  const until = Math.min(from + 34, scene.height - 4);
  const [left, right] = [round(toX - barWidth / 2), round(toX + barWidth / 2)];
  return node('path', {
    class: 'open-end',
    d: `M${left} ${round(from)}V${round(until)}M${right} ${round(from)}V${round(until)}`,
  });
}

function pill(badge: Label): DrawingNode {
  const { x, y, width } = badge;
  return group('badge', rect('pill', x - badgePad, y - 11, width + 2 * badgePad, 15, 3), labelNode(badge, 'code'));
}

/** A bar as long as the limit, filled as far as was measured, with a tick at the limit. */
function gauge({ x, y, limitWidth, measuredWidth, isExceeded, label }: LimitMark): DrawingNode {
  return group(
    `limit${isExceeded ? ' exceeded' : ''}`,
    rect('track', x, y, limitWidth, 6, 1),
    rect('measured', x, y, measuredWidth, 6, 1),
    line('limit-tick', x + limitWidth, y - 2.5, x + limitWidth, y + 8.5),
    labelNode(label, 'duration'),
  );
}
